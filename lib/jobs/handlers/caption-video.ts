import { makeDownload } from '@/lib/deliveries/make-download'
import type { JobPayload } from '@/lib/jobs/definitions'
import type { JobContext } from '@/lib/jobs/job-context'

/** Makes the copy of a delivered video, captions inside, that its patient saves. Throws, to be tried again, without it. */
export async function captionVideoJob(
  { videoId }: JobPayload<'video.caption'>,
  { signal }: Pick<JobContext, 'signal'>,
): Promise<void> {
  const made = await makeDownload(videoId, signal)
  if (!made.ok) throw new Error(`captions could not be put into a video: ${made.code}`)
}
