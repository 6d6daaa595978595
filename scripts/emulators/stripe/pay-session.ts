import type Stripe from 'stripe'
import type { Backend } from './backend'
import { buildCustomerDetails } from './checkout-objects'
import type { StoredSession } from './emulator-state'
import {
  buildBalanceTransaction,
  buildCharge,
  buildOutcome,
  buildPaymentIntent,
  type Failure,
  type PaymentMethodType,
} from './payment-objects'

export const PAYMENT_OUTCOMES = ['pay', 'decline', 'debit_succeeds', 'debit_fails'] as const
export type PaymentOutcome = (typeof PAYMENT_OUTCOMES)[number]

type Attempt = { outcome: PaymentOutcome; email: string; name: string | null }
type Payment = { session: Stripe.Checkout.Session; intent: Stripe.PaymentIntent; charge: Stripe.Charge }

const CARD_DECLINED: Failure = {
  code: 'card_declined',
  declineCode: 'generic_decline',
  message: 'Your card was declined.',
}

const DEBIT_FAILED: Failure = {
  code: 'payment_intent_payment_attempt_failed',
  declineCode: null,
  message: "The customer's bank account could not be debited: insufficient funds.",
}

/**
 * One try to pay an open session, as the hosted page makes it.
 * Returns the id of its `checkout.session.completed` event, or null when the card was declined.
 */
export function paySession(backend: Backend, stored: StoredSession, attempt: Attempt): string | null {
  const { session } = stored
  session.customer_details = buildCustomerDetails(attempt.email, attempt.name)
  const intent = intentOf(backend, stored)
  const isDebit = attempt.outcome === 'debit_succeeds' || attempt.outcome === 'debit_fails'
  const payment = { session, intent, charge: addCharge(backend, intent, isDebit, attempt) }
  if (attempt.outcome === 'decline') {
    recordFailure(backend, payment, CARD_DECLINED)
    return null
  }
  session.status = 'complete'
  session.url = null
  if (isDebit) recordPending(backend, payment, attempt.outcome === 'debit_succeeds')
  else recordSuccess(backend, payment)
  return backend.emit({ type: 'checkout.session.completed', object: session })
}

/** The bank's late answer to a debit. */
export function settlePayment(backend: Backend, sessionId: string, succeeds: boolean): void {
  const { state } = backend
  const session = state.sessions[sessionId]?.session
  const intent = state.paymentIntents[String(session?.payment_intent)]
  const charge = state.charges[String(intent?.latest_charge)]
  if (!session || !intent || !charge || intent.status !== 'processing') return
  if (succeeds) {
    recordSuccess(backend, { session, intent, charge })
    backend.emit({ type: 'checkout.session.async_payment_succeeded', object: session })
    return
  }
  recordFailure(backend, { session, intent, charge }, DEBIT_FAILED)
  backend.emit({ type: 'checkout.session.async_payment_failed', object: session })
}

function intentOf(backend: Backend, stored: StoredSession): Stripe.PaymentIntent {
  const existing = backend.state.paymentIntents[String(stored.session.payment_intent)]
  if (existing) return existing
  const intent = buildPaymentIntent(stored)
  backend.state.paymentIntents[intent.id] = intent
  stored.session.payment_intent = intent.id
  backend.emit({ type: 'payment_intent.created', object: intent })
  return intent
}

function addCharge(
  backend: Backend,
  intent: Stripe.PaymentIntent,
  isDebit: boolean,
  attempt: Attempt,
): Stripe.Charge {
  const methodType: PaymentMethodType = isDebit ? 'us_bank_account' : 'card'
  const { email, name } = attempt
  const charge = buildCharge({ intent, methodType, email, name, baseUrl: backend.baseUrl })
  backend.state.charges[charge.id] = charge
  intent.latest_charge = charge.id
  intent.payment_method = charge.payment_method
  return charge
}

function recordPending(backend: Backend, { session, intent, charge }: Payment, succeeds: boolean): void {
  intent.status = 'processing'
  intent.last_payment_error = null
  backend.emit({ type: 'charge.pending', object: charge })
  backend.emit({ type: 'payment_intent.processing', object: intent })
  backend.later({ kind: 'settle_payment', sessionId: session.id, succeeds })
}

function recordSuccess(backend: Backend, { session, intent, charge }: Payment): void {
  const transaction = buildBalanceTransaction({
    type: charge.id.startsWith('py_') ? 'payment' : 'charge',
    category: 'charge',
    source: charge.id,
    amount: charge.amount,
    fee: Math.round(charge.amount * 0.029) + 30,
    currency: charge.currency,
  })
  backend.state.balanceTransactions[transaction.id] = transaction
  Object.assign(charge, {
    amount_captured: charge.amount,
    balance_transaction: transaction.id,
    captured: true,
    paid: true,
    status: 'succeeded',
  } satisfies Partial<Stripe.Charge>)
  Object.assign(intent, {
    amount_received: intent.amount,
    last_payment_error: null,
    status: 'succeeded',
  } satisfies Partial<Stripe.PaymentIntent>)
  session.payment_status = 'paid'
  backend.emit({ type: 'charge.succeeded', object: charge })
  backend.emit({ type: 'payment_intent.succeeded', object: intent })
}

function recordFailure(backend: Backend, { intent, charge }: Payment, failure: Failure): void {
  Object.assign(charge, {
    failure_code: failure.code,
    failure_message: failure.message,
    outcome: buildOutcome(failure),
    status: 'failed',
  } satisfies Partial<Stripe.Charge>)
  Object.assign(intent, {
    last_payment_error: {
      charge: charge.id,
      code: failure.code,
      ...(failure.declineCode !== null && { decline_code: failure.declineCode }),
      message: failure.message,
      type: failure.declineCode !== null ? 'card_error' : 'invalid_request_error',
    },
    payment_method: null,
    status: 'requires_payment_method',
  } satisfies Partial<Stripe.PaymentIntent>)
  backend.emit({ type: 'charge.failed', object: charge })
  backend.emit({ type: 'payment_intent.payment_failed', object: intent })
}
