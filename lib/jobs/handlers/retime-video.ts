import type { JobContext } from '@/lib/jobs/job-context'
import { retimeVideo } from '@/lib/videos/processing/retime-video'

/** Lays a script that was written after its video over what is said in it. */
export async function retimeVideoJob(
  { videoId }: { videoId: string },
  { signal }: JobContext,
): Promise<void> {
  await retimeVideo(videoId, signal)
}
