import { queueMail } from '@/lib/jobs/queue-mail'
import { db } from '@/lib/platform/db'
import { eachApart } from '@/lib/shared/each-apart'
import { withoutQueued } from '@/lib/staff/sent-mails'

const HOUR_MS = 3_600_000
const FIRST_HOURS = 24
const SECOND_HOURS = 72
/** Whoever has not watched by then is left alone, also after an outage of ours. */
const LAST_HOURS = 7 * 24
const BATCH = 500

/** Which of the two reminders is due for a video that nobody has watched since; only the latest counts. */
export function reminderStage(deliveredAt: Date, now: Date): 'first' | 'second' | null {
  const hours = (now.getTime() - deliveredAt.getTime()) / HOUR_MS
  if (hours < FIRST_HOURS || hours >= LAST_HOURS) return null
  return hours < SECOND_HOURS ? 'first' : 'second'
}

/** Reminds patients who have not opened the door of their video, 24 and 72 hours after it came; once each. */
export async function remindOfUnwatched(now: Date): Promise<void> {
  const before = (hours: number) => new Date(now.getTime() - hours * HOUR_MS)
  const unwatched = await db().delivery.findMany({
    where: {
      firstWatchedAt: null,
      withdrawnAt: null,
      deliveredAt: { lte: before(FIRST_HOURS), gt: before(LAST_HOURS) },
      order: { status: 'delivered', remindersOffAt: null },
    },
    orderBy: { deliveredAt: 'asc' },
    take: BATCH,
    select: { id: true, orderId: true, deliveredAt: true },
  })
  const mails = unwatched.flatMap(({ id, orderId, deliveredAt }) => {
    const stage = reminderStage(deliveredAt, now)
    return stage ? [{ kind: 'video_waiting' as const, orderId, subjectKey: `${id}:${stage}` }] : []
  })
  await eachApart(await withoutQueued(mails), (mail) => db().$transaction((tx) => queueMail(tx, mail)))
}
