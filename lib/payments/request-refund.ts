import { recordAudit } from '@/lib/audit/record-audit'
import { type Actor, actorIdOf } from '@/lib/auth/actor'
import { enqueue } from '@/lib/jobs/enqueue'
import type { Tx } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { lockOrder } from './lock-order'
import { paymentTotals } from './money-status'

export type RefundReason =
  | 'patient_canceled'
  | 'cannot_be_explained'
  | 'promise_missed'
  | 'needs_info_expired'
  | 'duplicate'
  | 'order_gone'
  | 'staff'

type RefundCause = { reason: RefundReason; actor: Actor; now: Date }

/**
 * Writes down, in the caller's transaction, that part or all of a payment goes back; a job then asks the
 * provider. `NOT_FOUND` no such paid payment, `TOO_MUCH` more than is left to give back.
 */
export async function requestRefund(
  tx: Tx,
  input: { paymentId: string; amountMinor: number } & RefundCause,
): Promise<Result<{ refundRequestId: string }, 'NOT_FOUND' | 'TOO_MUCH'>> {
  const { paymentId, amountMinor, reason, actor, now } = input
  const payment = await tx.payment.findUnique({ where: { id: paymentId }, select: { orderId: true } })
  if (!payment) return err('NOT_FOUND')
  await lockOrder(tx, payment.orderId)
  const paid = await paidPayments(tx, payment.orderId)
  const refundableMinor = paid.find(({ id }) => id === paymentId)?.refundableMinor
  if (refundableMinor === undefined) return err('NOT_FOUND')
  if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0 || amountMinor > refundableMinor)
    return err('TOO_MUCH')

  const request = await tx.refundRequest.create({
    data: { paymentId, amountMinor, reason, requestedById: actorIdOf(actor), createdAt: now },
    select: { id: true },
  })
  await enqueue(tx, 'refund.execute', { refundRequestId: request.id })
  await recordAudit(
    {
      actor,
      action: 'refund.requested',
      orderId: payment.orderId,
      objectId: request.id,
      detail: { reason, amountMinor },
      at: now,
    },
    tx,
  )
  return ok({ refundRequestId: request.id })
}

/**
 * Asks for everything back that was paid for an order and not yet returned or asked back, in the caller's
 * transaction. Gives the amount in the currency's smallest unit: 0 when there was nothing.
 */
export async function refundOrder(tx: Tx, input: { orderId: string } & RefundCause): Promise<number> {
  const { orderId, ...cause } = input
  await lockOrder(tx, orderId)
  let totalMinor = 0
  for (const { id: paymentId, refundableMinor: amountMinor } of await paidPayments(tx, orderId)) {
    if (amountMinor === 0) continue
    const requested = await requestRefund(tx, { paymentId, amountMinor, ...cause })
    if (!requested.ok) throw new Error(`refund of payment ${paymentId}: ${requested.code}`)
    totalMinor += amountMinor
  }
  return totalMinor
}

/** Paid payments of an order, oldest first, with what can still be given back of each. Call under `lockOrder`. */
export async function paidPayments(
  tx: Pick<Tx, 'payment'>,
  orderId: string,
): Promise<{ id: string; refundableMinor: number }[]> {
  const payments = await tx.payment.findMany({
    where: { orderId, status: 'paid' },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      entries: { select: { kind: true, amountMinor: true, stripeObjectId: true } },
      refunds: { where: { doneAt: null, failedAt: null }, select: { amountMinor: true } },
    },
  })
  return payments.map(({ id, entries, refunds }) => {
    const { chargedMinor, returnedMinor } = paymentTotals({ entries })
    const askedMinor = refunds.reduce((sum, refund) => sum + refund.amountMinor, 0)
    return { id, refundableMinor: Math.max(0, chargedMinor - returnedMinor - askedMinor) }
  })
}
