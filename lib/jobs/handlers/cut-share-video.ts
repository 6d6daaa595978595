import { giveUpShareCut, makeShareCut } from '@/lib/deliveries/make-share-cut'
import type { JobPayload } from '@/lib/jobs/definitions'
import type { JobContext } from '@/lib/jobs/job-context'

/** Cuts the chosen chapters of a shared video out of the whole. */
export async function cutShareVideo(
  { shareLinkId }: JobPayload<'share.cut'>,
  { now, signal }: JobContext,
): Promise<void> {
  await makeShareCut(shareLinkId, now, signal)
}

/** Takes over when every try has failed. */
export async function giveUpShareCutJob({ shareLinkId }: JobPayload<'share.cut_give_up'>): Promise<void> {
  await giveUpShareCut(shareLinkId)
}
