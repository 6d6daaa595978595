import { makeDownload } from '@/lib/deliveries/make-download'
import type { JobPayload } from '@/lib/jobs/definitions'
import type { JobContext } from '@/lib/jobs/job-context'

/** Makes the copy of a delivered video, captions inside, that its patient saves. */
export async function captionVideoJob(
  { videoId }: JobPayload<'video.caption'>,
  { signal }: Pick<JobContext, 'signal'>,
): Promise<void> {
  await makeDownload(videoId, signal)
}
