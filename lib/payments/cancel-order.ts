import { recordAudit } from '@/lib/audit/record-audit'
import { type Actor, isStaff, type StaffActor } from '@/lib/auth/actor'
import { enqueue } from '@/lib/jobs/enqueue'
import { nextStatus } from '@/lib/orders/order-status'
import { transitionOrder } from '@/lib/orders/transition-order'
import { db, type Tx } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { lockOrder } from './lock-order'
import { refundOrder } from './request-refund'

/** Why an order ends without a video; stored as its `closeReason` and as the reason of its refunds. */
export type CancelReason = 'patient_canceled' | 'cannot_be_explained' | 'needs_info_expired' | 'staff'

type CancelInput = { orderId: string; reason: CancelReason; now: Date }
type CancelOutcome = Result<{ refundMinor: number }, 'NOT_FOUND' | 'CONFLICT'>

/**
 * Cancels an order and asks for all its money back, in one transaction; an open payment page is closed by a
 * job. Patients may until the order is claimed, staff until it is delivered. `CONFLICT`: it is too late.
 */
export async function cancelOrder(actor: Actor, input: CancelInput): Promise<CancelOutcome> {
  return db().$transaction((tx) => cancelOrderIn(tx, actor, input))
}

/**
 * The radiologist cannot explain this report: the order ends and all its money goes back. `NOT_CLAIMED`: nobody has
 * taken the order, so nobody can have tried.
 */
export async function markCannotBeExplained(
  actor: StaffActor,
  input: { orderId: string; now: Date },
): Promise<CancelOutcome | Result<never, 'NOT_CLAIMED'>> {
  return db().$transaction(async (tx) => {
    await lockOrder(tx, input.orderId)
    const order = await tx.order.findUnique({
      where: { id: input.orderId },
      select: { claimedById: true, status: true },
    })
    if (order?.claimedById === null && nextStatus('cancel', order.status, null) !== null)
      return err('NOT_CLAIMED')
    return cancelOrderIn(tx, actor, { ...input, reason: 'cannot_be_explained' })
  })
}

/** `cancelOrder` inside the caller's transaction, for a use case that does more than cancel. */
export async function cancelOrderIn(tx: Tx, actor: Actor, input: CancelInput): Promise<CancelOutcome> {
  const { orderId, reason, now } = input
  await lockOrder(tx, orderId)
  if (!(await mayCancel(tx, actor, input))) {
    await recordDenial(tx, actor, orderId, now)
    return err('NOT_FOUND')
  }
  if (actor.kind === 'patient' && (await isClaimed(tx, orderId))) return err('CONFLICT')
  const command = actor.kind === 'patient' ? 'cancel_unclaimed' : 'cancel'
  const canceled = await transitionOrder(tx, { orderId, command, actor, now, patch: { closeReason: reason } })
  if (!canceled.ok) return err(canceled.code === 'CONFLICT' ? 'CONFLICT' : 'NOT_FOUND')
  const refundMinor = await refundOrder(tx, { orderId, reason, actor, now })
  const open = await tx.payment.findMany({ where: { orderId, status: 'open' }, select: { id: true } })
  for (const { id: paymentId } of open) await enqueue(tx, 'payment.expire_session', { paymentId })
  return ok({ refundMinor })
}

async function mayCancel(tx: Tx, actor: Actor, { orderId, reason }: CancelInput): Promise<boolean> {
  // Nobody else may say that the patient wanted it.
  if (reason === 'patient_canceled' && actor.kind !== 'patient') return false
  if (isStaff(actor) || actor.kind === 'system') return true
  if (actor.kind !== 'patient') return false
  return (await tx.order.count({ where: { id: orderId, userId: actor.userId } })) > 0
}

/** Whether an expert has started on it: from then on only staff cancel. */
async function isClaimed(tx: Tx, orderId: string): Promise<boolean> {
  return (await tx.order.count({ where: { id: orderId, claimedById: { not: null } } })) > 0
}

async function recordDenial(tx: Tx, actor: Actor, orderId: string, now: Date): Promise<void> {
  const doesExist = (await tx.order.count({ where: { id: orderId } })) > 0
  if (!doesExist) return
  await recordAudit({ actor, action: 'order.denied', orderId, wasAllowed: false, at: now }, tx)
}
