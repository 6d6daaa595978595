import { queueMailToStaffOnDuty } from '@/lib/jobs/queue-mail'
import { db } from '@/lib/platform/db'
import type { VideoFailure } from './video-failure'

/**
 * Ends a video that is still being made after every try has failed: `failed`, with an alarm to staff on duty, in one
 * transaction. What was sent is kept for a day, to be tried again by hand.
 */
export async function giveUpVideo(videoId: string): Promise<void> {
  const failure: VideoFailure = 'GAVE_UP'
  await db().$transaction(async (tx) => {
    const [given] = await tx.video.updateManyAndReturn({
      where: { id: videoId, state: 'processing' },
      data: { state: 'failed', failure },
      select: { orderId: true },
    })
    if (!given) return
    const subjectKey = `VIDEO_FAILED:${videoId}`
    await queueMailToStaffOnDuty(tx, { kind: 'staff_alarm', subjectKey, orderId: given.orderId })
  })
}
