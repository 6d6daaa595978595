import { queueMail } from '@/lib/jobs/queue-mail'
import type { Tx } from '@/lib/platform/db'
import type { ProviderRefund } from '@/lib/platform/stripe-objects'
import { findPayment, uuidOf } from './find-payment'
import { lockOrder } from './lock-order'
import { raiseAlarm } from './raise-alarm'

/**
 * Writes down what the provider says of a refund: its entry, its request as done (one is made for a refund
 * begun in the provider's dashboard) and the patient's mail; or that it failed after all. Any number of calls
 * with the same refund write it once. False when its payment is not known (yet).
 */
export async function recordRefund(tx: Tx, refund: ProviderRefund, now: Date): Promise<boolean> {
  const payment = await findPayment(tx, refund)
  if (!payment) return false
  await lockOrder(tx, payment.orderId)
  const { amountMinor, currency, id: stripeObjectId, hasFailed } = refund
  const entry = { paymentId: payment.id, amountMinor, currency, stripeObjectId }
  await tx.paymentEntry.createMany({
    data: [
      { ...entry, kind: 'refund', at: refund.createdAt },
      ...(hasFailed ? [{ ...entry, kind: 'refund_failed' as const, at: now }] : []),
    ],
    skipDuplicates: true,
  })
  const { requestId, isNews } = await completeRequest(tx, payment.id, refund, now)
  if (hasFailed) {
    const failed = await tx.refundRequest.updateMany({
      where: { id: requestId, failedAt: null },
      data: { failedAt: now },
    })
    if (failed.count > 0) {
      await raiseAlarm(tx, { code: 'REFUND_FAILED', subject: requestId, orderId: payment.orderId })
    }
  } else if (isNews) {
    await queueMail(tx, { kind: 'order_refunded', subjectKey: requestId, orderId: payment.orderId })
  }
  return true
}

async function completeRequest(
  tx: Tx,
  paymentId: string,
  refund: ProviderRefund,
  now: Date,
): Promise<{ requestId: string; isNews: boolean }> {
  const asked = uuidOf(refund.metadata.refund_request_id)
  const request = await tx.refundRequest.findFirst({
    where: {
      paymentId,
      OR: [{ stripeRefundId: refund.id }, ...(asked ? [{ id: asked, stripeRefundId: null }] : [])],
    },
    select: { id: true },
  })
  if (!request) {
    const { id: requestId } = await tx.refundRequest.create({
      data: {
        paymentId,
        amountMinor: refund.amountMinor,
        reason: 'provider',
        createdAt: refund.createdAt,
        stripeRefundId: refund.id,
        doneAt: now,
      },
      select: { id: true },
    })
    return { requestId, isNews: true }
  }
  const done = await tx.refundRequest.updateMany({
    where: { id: request.id, doneAt: null },
    data: { stripeRefundId: refund.id, doneAt: now },
  })
  return { requestId: request.id, isNews: done.count > 0 }
}
