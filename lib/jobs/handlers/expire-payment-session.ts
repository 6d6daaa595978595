import { closeUnwantedPayment } from '@/lib/payments/close-unwanted-payment'
import type { JobContext } from '../job-context'

/** Closes a payment page that its order no longer waits for. */
export async function expirePaymentSession(
  payload: { paymentId: string },
  { now }: JobContext,
): Promise<void> {
  const closed = await closeUnwantedPayment(payload.paymentId, now)
  if (!closed.ok) throw new Error(`payment ${payload.paymentId}: ${closed.code}`)
}
