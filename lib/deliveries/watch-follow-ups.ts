import { queueMailToStaffOnDuty } from '@/lib/jobs/queue-mail'
import { db } from '@/lib/platform/db'
import { eachApart } from '@/lib/shared/each-apart'
import { withoutQueued } from '@/lib/staff/sent-mails'

const WARN_MS = 6 * 3_600_000
const BATCH = 200

/** Mails staff on duty, once, about each question whose answer is due within six hours or late. */
export async function warnOfDueFollowUps(now: Date): Promise<void> {
  const due = await db().followUpQuestion.findMany({
    where: {
      answeredAt: null,
      dueAt: { lte: new Date(now.getTime() + WARN_MS) },
      order: { key: { isNot: null } },
    },
    orderBy: { dueAt: 'asc' },
    take: BATCH,
    select: { id: true, orderId: true },
  })
  const mails = due.map(({ id, orderId }) => ({
    kind: 'staff_follow_up_due' as const,
    subjectKey: id,
    orderId,
  }))
  await eachApart(await withoutQueued(mails), (mail) =>
    db().$transaction((tx) => queueMailToStaffOnDuty(tx, mail)),
  )
}
