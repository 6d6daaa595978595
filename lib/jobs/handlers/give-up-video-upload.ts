import type { JobContext } from '@/lib/jobs/job-context'
import { giveUpVideo } from '@/lib/videos/assemble-video'

/** Ends a video that could not be made in all its tries, so that somebody sends it again. */
export async function giveUpVideoUpload(
  { uploadId }: { uploadId: string },
  _context: JobContext,
): Promise<void> {
  await giveUpVideo(uploadId)
}
