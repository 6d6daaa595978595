import { nextStatus } from '@/lib/orders/order-status'
import { db } from '@/lib/platform/db'
import { ok, type Result } from '@/lib/shared/result'
import { closePayment } from './close-payment'
import type { PaymentStatus } from './payment-status'

/**
 * Closes an open payment that its order no longer waits for: the patient went back, or the order was canceled.
 * Leaves one alone that the patient has been sent to again meanwhile, and one whose session is being made now
 * (the reconciler sees to those that were left unfinished).
 */
export async function closeUnwantedPayment(
  paymentId: string,
  now: Date,
): Promise<Result<PaymentStatus, 'UNAVAILABLE'>> {
  const payment = await db().payment.findUniqueOrThrow({
    where: { id: paymentId },
    select: { status: true, stripeSessionId: true, order: { select: { status: true } } },
  })
  const isWanted = nextStatus('reopen', payment.order.status, null) !== null
  if (payment.status !== 'open' || isWanted || payment.stripeSessionId === null) return ok(payment.status)
  return closePayment(paymentId, now)
}
