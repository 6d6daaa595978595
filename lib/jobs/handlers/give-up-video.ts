import type { JobContext } from '@/lib/jobs/job-context'
import { giveUpVideo } from '@/lib/videos/processing/give-up-video'

/** Ends a video that could not be made in all its tries, so that somebody looks at it. */
export async function giveUpVideoJob({ videoId }: { videoId: string }, _context: JobContext): Promise<void> {
  await giveUpVideo(videoId)
}
