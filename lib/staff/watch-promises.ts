import { queueMail, queueMailToStaffOnDuty } from '@/lib/jobs/queue-mail'
import { promiseBroken } from '@/lib/orders/kept-promise'
import { missPromise } from '@/lib/payments/miss-promise'
import { db } from '@/lib/platform/db'
import { eachApart } from '@/lib/shared/each-apart'
import { IS_OPEN } from './open-orders'
import { DANGER_HOURS, SOON_HOURS } from './queue-status'
import { withoutQueued } from './sent-mails'

const HOUR_MS = 3_600_000
const BATCH = 500

/** Mails staff on duty when a running promise has six hours left, and again at two. */
export async function warnOfDuePromises(now: Date): Promise<number> {
  const soon = new Date(now.getTime() + SOON_HOURS * HOUR_MS)
  const running = await db().$queryRaw<{ id: string; dueAt: Date }[]>`
    SELECT o.id, o."dueAt" FROM "Order" o
    WHERE ${IS_OPEN} AND o."pausedAt" IS NULL
      AND o."dueAt" > ${now}::timestamptz AND o."dueAt" <= ${soon}::timestamptz
    ORDER BY o."dueAt", o.id LIMIT ${BATCH}`
  const warnings = running.map(({ id, dueAt }) => ({
    kind: isInDanger(dueAt, now) ? ('staff_due_2h' as const) : ('staff_due_6h' as const),
    orderId: id,
    // A pause moves the promise, and a moved promise is warned of anew.
    subjectKey: `${id}:${dueAt.toISOString()}`,
  }))
  const due = await withoutQueued(warnings)
  await eachApart(due, (warning) => db().$transaction((tx) => queueMailToStaffOnDuty(tx, warning)))
  return due.length
}

function isInDanger(dueAt: Date, now: Date): boolean {
  return dueAt.getTime() - now.getTime() <= DANGER_HOURS * HOUR_MS
}

/** Sends the money back for each promise that was missed, and tells the patient. The video still comes. */
export async function settleMissedPromises(now: Date): Promise<void> {
  const missed = await db().$queryRaw<{ id: string; dueAt: Date }[]>`
    SELECT o.id, o."dueAt" FROM "Order" o
    WHERE ${IS_OPEN} AND o."promiseMissedAt" IS NULL AND ${promiseBroken(now)}
    ORDER BY o."dueAt", o.id LIMIT ${BATCH}`
  await eachApart(missed, (order) => settleMissedPromise(order, now))
}

/** One missed promise, once: the mark, the refund and the mail stand or fall together. */
async function settleMissedPromise(order: { id: string; dueAt: Date }, now: Date): Promise<void> {
  const { id: orderId, dueAt } = order
  await db().$transaction(async (tx) => {
    if (!(await missPromise(tx, { orderId, dueAt, now }))) return
    await queueMail(tx, { kind: 'promise_missed', subjectKey: `${orderId}:${dueAt.toISOString()}`, orderId })
  })
}
