import { SYSTEM } from '@/lib/auth/actor'
import { queueMail } from '@/lib/jobs/queue-mail'
import { draftExpiryFrom } from '@/lib/orders/draft-access'
import { nextStatus } from '@/lib/orders/order-status'
import { transitionOrder } from '@/lib/orders/transition-order'
import type { Tx } from '@/lib/platform/db'
import type { CheckoutSession } from '@/lib/platform/stripe-objects'
import { uuidOf } from './find-payment'
import { lockOrder } from './lock-order'
import { joinPaymentStatus, PAYABLE_STATUSES, type PaymentStatus } from './payment-status'
import { raiseAlarm } from './raise-alarm'
import { receivePayment } from './receive-payment'

/**
 * Applies what a checkout session proves to the payment it names. Nothing is granted unless session, order,
 * amount and currency are all those of our own row; whatever is not raises an alarm.
 * @param subject what brought the news, an event's or a session's id: names the alarm
 */
export async function settleSession(
  tx: Tx,
  input: { session: CheckoutSession; evidence: PaymentStatus; subject: string; now: Date },
): Promise<void> {
  const { session, evidence, subject, now } = input
  const paymentId = uuidOf(session.clientReferenceId ?? session.metadata.payment_id)
  const orderId = paymentId === null ? null : await orderIdOf(tx, paymentId)
  if (paymentId === null || orderId === null) return raiseAlarm(tx, { code: 'UNKNOWN_PAYMENT', subject })
  await lockOrder(tx, orderId)
  const payment = await tx.payment.findUniqueOrThrow({ where: { id: paymentId }, select: PAYMENT })
  if (!isSessionOf(payment, session)) return raiseAlarm(tx, { code: 'MISMATCH', subject, orderId })
  await advance(tx, { payment, evidence, session, now })
}

/** Closes a payment whose session was never made, or that the provider does not know (any more). */
export async function settleWithoutSession(tx: Tx, paymentId: string, now: Date): Promise<void> {
  const orderId = await orderIdOf(tx, paymentId)
  if (orderId === null) return
  await lockOrder(tx, orderId)
  const payment = await tx.payment.findUniqueOrThrow({ where: { id: paymentId }, select: PAYMENT })
  await advance(tx, { payment, evidence: 'expired', session: null, now })
}

const PAYMENT = {
  id: true,
  status: true,
  stripeSessionId: true,
  stripePaymentIntentId: true,
  amountMinor: true,
  currency: true,
  order: { select: { id: true, number: true, status: true } },
} as const

type Payment = NonNullable<Awaited<ReturnType<typeof readPayment>>>

function readPayment(tx: Tx, id: string) {
  return tx.payment.findUnique({ where: { id }, select: PAYMENT })
}

async function orderIdOf(tx: Tx, paymentId: string): Promise<string | null> {
  const payment = await tx.payment.findUnique({ where: { id: paymentId }, select: { orderId: true } })
  return payment?.orderId ?? null
}

function isSessionOf(payment: Payment, session: CheckoutSession): boolean {
  return (
    session.mode === 'payment' &&
    session.clientReferenceId === payment.id &&
    session.metadata.payment_id === payment.id &&
    session.metadata.order_number === payment.order.number &&
    session.amountMinor === payment.amountMinor &&
    session.currency === payment.currency &&
    (payment.stripeSessionId ?? session.id) === session.id &&
    (payment.stripePaymentIntentId ?? session.paymentIntentId) ===
      (session.paymentIntentId ?? payment.stripePaymentIntentId)
  )
}

/** Moves a payment up to what is now known of it, and does what follows from the step. Under the order's lock. */
async function advance(
  tx: Tx,
  input: { payment: Payment; evidence: PaymentStatus; session: CheckoutSession | null; now: Date },
): Promise<void> {
  const { payment, evidence, session, now } = input
  const status = joinPaymentStatus(payment.status, evidence)
  const stripeSessionId = payment.stripeSessionId ?? session?.id ?? null
  const stripePaymentIntentId = payment.stripePaymentIntentId ?? session?.paymentIntentId ?? null
  const changed = await tx.payment.updateMany({
    where: { id: payment.id, status: payment.status },
    data: { status, stripeSessionId, stripePaymentIntentId },
  })
  if (changed.count !== 1) throw new Error(`payment ${payment.id} changed under its lock`)
  if (status === payment.status) return
  if (status === 'paid') {
    const chargeId = stripePaymentIntentId ?? stripeSessionId
    if (chargeId === null) throw new Error(`payment ${payment.id} was paid without a session`)
    await receivePayment(tx, { payment, chargeId, now })
  } else if (status === 'expired' || status === 'failed') {
    await returnToDraft(tx, payment, now)
    if (status === 'failed') {
      const orderId = payment.order.id
      // The patient left days ago believing that it was paid.
      await queueMail(tx, { kind: 'payment_failed', subjectKey: payment.id, orderId })
      await raiseAlarm(tx, { code: 'DEBIT_FAILED', subject: payment.id, orderId })
    }
  }
}

/** Nothing can be paid any more: the order is a draft again, with everything the patient filled in. */
async function returnToDraft(tx: Tx, payment: Payment, now: Date): Promise<void> {
  const { id: orderId, status } = payment.order
  if (nextStatus('reopen', status, null) === null) return
  const others = await tx.payment.count({
    where: { orderId, id: { not: payment.id }, status: { in: [...PAYABLE_STATUSES, 'paid'] } },
  })
  if (others > 0) return
  const reopened = await transitionOrder(tx, { orderId, command: 'reopen', actor: SYSTEM, now })
  if (!reopened.ok) throw new Error(`order ${orderId} could not be reopened: ${reopened.code}`)
  // A bank debit can fail after the draft's own days are over; the patient gets them again to pay another way.
  await tx.order.updateMany({
    where: { id: orderId, draftExpiresAt: { lt: draftExpiryFrom(now) } },
    data: { draftExpiresAt: draftExpiryFrom(now) },
  })
}
