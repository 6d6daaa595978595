import { db } from '@/lib/platform/db'
import { expireCheckoutSession, retrieveCheckoutSession } from '@/lib/platform/stripe'
import type { CheckoutSession } from '@/lib/platform/stripe-objects'
import { err, ok, type Result } from '@/lib/shared/result'
import { evidenceOf, type PaymentStatus } from './payment-status'
import { settleSession, settleWithoutSession } from './settle-payment'

/**
 * Makes an open payment unpayable at the provider and here, and gives what it then is: `expired`, or what came
 * first (`pending`, `paid`). `UNAVAILABLE`: the provider did not answer, nothing changed.
 */
export async function closePayment(
  paymentId: string,
  now: Date,
): Promise<Result<PaymentStatus, 'UNAVAILABLE'>> {
  const payment = await readPayment(paymentId)
  if (payment.status !== 'open') return ok(payment.status)
  const { stripeSessionId } = payment
  if (stripeSessionId === null) {
    await db().$transaction((tx) => settleWithoutSession(tx, paymentId, now))
    return ok((await readPayment(paymentId)).status)
  }
  const expired = await expireCheckoutSession(stripeSessionId)
  if (expired.ok) await settleRetrieved(expired.value, now)
  else if (expired.code === 'UNAVAILABLE') return err('UNAVAILABLE')
  else return refreshPayment({ id: paymentId, stripeSessionId }, now)
  return ok((await readPayment(paymentId)).status)
}

/** Asks the provider how a payment's session stands and applies the answer. */
export async function refreshPayment(
  payment: { id: string; stripeSessionId: string },
  now: Date,
): Promise<Result<PaymentStatus, 'UNAVAILABLE'>> {
  const session = await retrieveCheckoutSession(payment.stripeSessionId)
  if (session.ok) await settleRetrieved(session.value, now)
  else if (session.code === 'UNAVAILABLE') return err('UNAVAILABLE')
  else await db().$transaction((tx) => settleWithoutSession(tx, payment.id, now))
  return ok((await readPayment(payment.id)).status)
}

/** Applies a session that was read from the provider rather than told by an event. */
export async function settleRetrieved(session: CheckoutSession, now: Date): Promise<void> {
  const evidence = evidenceOf(session, null)
  await db().$transaction((tx) => settleSession(tx, { session, evidence, subject: session.id, now }))
}

async function readPayment(id: string) {
  return db().payment.findUniqueOrThrow({ where: { id }, select: { status: true, stripeSessionId: true } })
}
