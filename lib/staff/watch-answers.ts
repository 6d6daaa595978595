import { SYSTEM } from '@/lib/auth/actor'
import { queueMail, queueMailToStaffOnDuty } from '@/lib/jobs/queue-mail'
import { infoDeadline } from '@/lib/orders/info-deadline'
import { cancelOrderIn } from '@/lib/payments/cancel-order'
import { lockOrder } from '@/lib/payments/lock-order'
import { db, type Tx } from '@/lib/platform/db'
import { eachApart } from '@/lib/shared/each-apart'
import { withoutQueued } from './sent-mails'

const HOUR_MS = 3_600_000
const BATCH = 500

/** How long a patient's answer has been missing: nothing to do, a reminder, a phone call, or the end. */
export type WaitStage = 'early' | 'remind_4h' | 'remind_24h' | 'phone' | 'over'

/** What is due for an order that waits for its patient since `pausedAt`; only the latest step counts. */
export function waitStage(pausedAt: Date, now: Date): WaitStage {
  if (now >= infoDeadline(pausedAt)) return 'over'
  const hours = (now.getTime() - pausedAt.getTime()) / HOUR_MS
  if (hours >= 48) return 'phone'
  if (hours >= 24) return 'remind_24h'
  return hours >= 4 ? 'remind_4h' : 'early'
}

/**
 * Follows up on orders that wait for their patient: reminders at 4 and 24 hours, a mail that asks staff to phone at
 * 48, and after seven days the order is canceled and the money sent back.
 */
export async function followUpOnAnswers(now: Date): Promise<void> {
  const waiting = await db().$queryRaw<{ id: string; pausedAt: Date }[]>`
    SELECT o.id, o."pausedAt" FROM "Order" o WHERE o.status = 'needs_info' AND o."pausedAt" IS NOT NULL
    ORDER BY o."pausedAt", o.id LIMIT ${BATCH}`
  const staged = waiting.map(({ id, pausedAt }) => ({ id, pausedAt, stage: waitStage(pausedAt, now) }))
  const mails = staged.flatMap(({ id, pausedAt, stage }) => {
    const kind = MAILS[stage]
    return kind ? [{ kind, orderId: id, subjectKey: `${id}:${pausedAt.toISOString()}:${stage}` }] : []
  })
  await eachApart(await withoutQueued(mails), (mail) =>
    db().$transaction((tx) =>
      mail.kind === 'staff_call_patient' ? queueMailToStaffOnDuty(tx, mail) : queueMail(tx, mail),
    ),
  )
  const over = staged.filter(({ stage }) => stage === 'over')
  await eachApart(over, ({ id, pausedAt }) => giveUp(id, pausedAt, now))
}

const MAILS = {
  early: null,
  remind_4h: 'needs_info_reminder',
  remind_24h: 'needs_info_reminder',
  phone: 'staff_call_patient',
  over: null,
} as const satisfies Record<WaitStage, string | null>

async function giveUp(orderId: string, pausedAt: Date, now: Date): Promise<void> {
  await db().$transaction(async (tx) => {
    await lockOrder(tx, orderId)
    // The answer may have come since the list was read; the cancel command alone would not notice.
    if (!(await isStillWaiting(tx, orderId, pausedAt))) return
    const canceled = await cancelOrderIn(tx, SYSTEM, { orderId, reason: 'needs_info_expired', now })
    if (!canceled.ok) throw new Error(`order ${orderId} could not be canceled: ${canceled.code}`)
  })
}

async function isStillWaiting(tx: Tx, orderId: string, pausedAt: Date): Promise<boolean> {
  return (await tx.order.count({ where: { id: orderId, status: 'needs_info', pausedAt } })) > 0
}
