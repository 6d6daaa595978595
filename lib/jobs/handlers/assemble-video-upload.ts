import type { JobContext } from '@/lib/jobs/job-context'
import { assembleVideo } from '@/lib/videos/assemble-video'

/** Joins a finished upload's chunks into one stored video and checks that it has a picture and sound. */
export async function assembleVideoUpload(
  { uploadId }: { uploadId: string },
  { signal }: JobContext,
): Promise<void> {
  await assembleVideo(uploadId, signal)
}
