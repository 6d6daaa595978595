import type { Actor } from '@/lib/auth/actor'
import { nextStatus } from '@/lib/orders/order-status'
import { transitionOrder } from '@/lib/orders/transition-order'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { createCheckoutSession, expireCheckoutSession, retrieveCheckoutSession } from '@/lib/platform/stripe'
import type { CheckoutSession } from '@/lib/platform/stripe-objects'
import { err, ok, type Result } from '@/lib/shared/result'
import { closePayment, refreshPayment, settleRetrieved } from './close-payment'
import { lockOrder } from './lock-order'
import {
  type CheckoutInput,
  type CheckoutRefusal,
  type PreparedPayment,
  preparePayment,
} from './prepare-payment'
import { settleWithoutSession } from './settle-payment'

const MAX_ROUNDS = 3

/**
 * Sends a finished draft to payment: gives the address of the hosted payment page. Two clicks or two tabs get
 * the same page; a page with another price is closed first. When the provider does not answer the order is a
 * draft again and nothing is lost (`PAYMENT_UNAVAILABLE`). `ORDERS_PAUSED`: `serviceAvailability` knows until when.
 * `CONFLICT`: the order is paid, being paid, or no longer open.
 */
export async function startCheckout(
  actor: Actor,
  input: CheckoutInput,
): Promise<Result<{ url: string }, CheckoutRefusal>> {
  const { now } = input
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const prepared = await db().$transaction((tx) => preparePayment(tx, actor, input))
    if (!prepared.ok) return prepared
    if ('replace' in prepared.value) {
      const closed = await closePayment(prepared.value.replace, now)
      if (!closed.ok) return err('PAYMENT_UNAVAILABLE')
      continue
    }
    const opened = await openSession(prepared.value, now)
    if (opened.ok) return opened
    if (opened.code === 'AGAIN') continue
    await backToDraft(actor, input)
    return err('PAYMENT_UNAVAILABLE')
  }
  return err('CONFLICT')
}

async function openSession(
  payment: PreparedPayment,
  now: Date,
): Promise<Result<{ url: string }, 'AGAIN' | 'UNAVAILABLE'>> {
  const session = await sessionOf(payment)
  if (session.ok) {
    const { id, status, url } = session.value
    if (status === 'open' && url !== null && (await keepSession(payment.id, id))) return ok({ url })
    // Paid or expired meanwhile, or closed by another tab while it was being made: the next round sees how it is.
    if (status === 'open') await closeStray(payment.id, id, now)
    else await settleRetrieved(session.value, now)
    return err('AGAIN')
  }
  if (session.code === 'UNAVAILABLE') return err('UNAVAILABLE')
  await db().$transaction((tx) => settleWithoutSession(tx, payment.id, now))
  return err(session.code === 'NOT_FOUND' ? 'AGAIN' : 'UNAVAILABLE')
}

function sessionOf(
  payment: PreparedPayment,
): Promise<Result<CheckoutSession, 'UNAVAILABLE' | 'NOT_FOUND' | 'REFUSED'>> {
  const { id: paymentId, stripeSessionId, order, amountMinor, currency, productName, expiresAt } = payment
  if (stripeSessionId !== null) return retrieveCheckoutSession(stripeSessionId)
  const { APP_URL } = env()
  return createCheckoutSession({
    paymentId,
    orderNumber: order.number,
    amountMinor,
    currency,
    productName,
    customerEmail: order.email,
    expiresAt,
    successUrl: `${APP_URL}/orders/${order.id}?paid=1`,
    cancelUrl: `${APP_URL}/order/review?canceled=1`,
  })
}

/** Stores which session is the payment's; false when the payment was closed while the session was being made. */
async function keepSession(paymentId: string, stripeSessionId: string): Promise<boolean> {
  const kept = await db().payment.updateMany({
    where: { id: paymentId, status: 'open', OR: [{ stripeSessionId: null }, { stripeSessionId }] },
    data: { stripeSessionId },
  })
  return kept.count === 1
}

/** Closes a session that nobody has been sent to. */
async function closeStray(paymentId: string, stripeSessionId: string, now: Date): Promise<void> {
  await db().payment.updateMany({
    where: { id: paymentId, stripeSessionId: null },
    data: { stripeSessionId },
  })
  const expired = await expireCheckoutSession(stripeSessionId)
  if (!expired.ok && expired.code !== 'UNAVAILABLE')
    await refreshPayment({ id: paymentId, stripeSessionId }, now)
}

/** The patient stays on the review page and tries again; the payment is kept, so that its session is made once. */
async function backToDraft(actor: Actor, { orderId, now }: CheckoutInput): Promise<void> {
  await db().$transaction(async (tx) => {
    await lockOrder(tx, orderId)
    const order = await tx.order.findUnique({ where: { id: orderId }, select: { status: true } })
    if (!order || nextStatus('reopen', order.status, null) === null) return
    const reopened = await transitionOrder(tx, { orderId, command: 'reopen', actor, now })
    if (!reopened.ok) throw new Error(`order ${orderId} could not be reopened: ${reopened.code}`)
  })
}
