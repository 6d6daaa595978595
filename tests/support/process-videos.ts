import { processVideo } from '@/lib/videos/processing/process-video'

// Processes the videos whose ids it is given, all at once: a worker that a test kills.

const { signal } = new AbortController()
await Promise.all(process.argv.slice(2).map((videoId) => processVideo(videoId, signal)))
