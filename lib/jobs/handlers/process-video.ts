import type { JobContext } from '@/lib/jobs/job-context'
import { processVideo } from '@/lib/videos/processing/process-video'

/** Makes what patients see of an upload or a recording. */
export async function processVideoJob(
  { videoId }: { videoId: string },
  { signal }: JobContext,
): Promise<void> {
  await processVideo(videoId, signal)
}
