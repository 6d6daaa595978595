import type Stripe from 'stripe'
import type { Backend } from './backend'
import type { Cause } from './emulated-event'
import type { FormParams } from './form-params'
import { buildBalanceTransaction, buildRefund } from './payment-objects'
import { invalidParam, missingParam, noSuch, StripeApiError } from './stripe-api-error'

/** `POST /v1/refunds`: of a payment intent or a charge, whole or in part. */
export function createRefund(backend: Backend, params: FormParams, cause: Cause): Stripe.Refund {
  params.allowOnly(['amount', 'charge', 'expand', 'metadata', 'payment_intent', 'reason'])
  const charge = chargeToRefund(backend, params)
  const reason = params.oneOf('reason', ['duplicate', 'fraudulent', 'requested_by_customer']) ?? null
  const metadata = params.metadata()
  const left = charge.amount - charge.amount_refunded
  const amount = params.integer('amount', 1) ?? left
  assertRefundable(backend, charge, amount, left)

  const refund = buildRefund({ charge, amount, reason, metadata })
  const transaction = buildBalanceTransaction({
    type: charge.id.startsWith('py_') ? 'payment_refund' : 'refund',
    category: 'refund',
    source: refund.id,
    amount: -amount,
    fee: 0,
    currency: refund.currency,
  })
  backend.state.balanceTransactions[transaction.id] = transaction
  refund.balance_transaction = transaction.id
  backend.state.refunds[refund.id] = refund
  setRefunded(charge, charge.amount_refunded + amount)
  backend.emit({ type: 'refund.created', object: refund }, cause)
  backend.emit({ type: 'charge.refunded', object: charge }, cause)
  backend.later({ kind: 'settle_refund', refundId: refund.id })
  return refund
}

/** The bank's late answer to a refund: a reference for cards, the arrival for bank accounts. */
export function settleRefund(backend: Backend, refundId: string): void {
  const refund = backend.state.refunds[refundId]
  if (!refund || refund.status === 'failed') return
  const { status, destination_details: before } = refund
  refund.status = 'succeeded'
  refund.destination_details =
    before?.type === 'card'
      ? {
          ...before,
          card: {
            ...before.card,
            reference: '85110361234567890123456',
            reference_status: 'available',
            type: 'refund',
          },
        }
      : {
          type: 'us_bank_transfer',
          us_bank_transfer: { reference: '041000120012345', reference_status: 'available' },
        }
  backend.emit({
    type: 'refund.updated',
    object: refund,
    previous: { destination_details: before, ...(status !== 'succeeded' && { status }) },
  })
}

/** A refund that the bank sends back, even after it was said to have succeeded: the money is ours again. */
export function failRefund(backend: Backend, refund: Stripe.Refund): void {
  const charge = backend.state.charges[String(refund.charge)]
  if (refund.status === 'failed' || !charge) throw new StripeApiError(400, `Refund ${refund.id} cannot fail.`)
  const transaction = buildBalanceTransaction({
    type: 'adjustment',
    category: 'refund',
    source: refund.id,
    amount: refund.amount,
    fee: 0,
    currency: refund.currency,
  })
  backend.state.balanceTransactions[transaction.id] = transaction
  const { status } = refund
  Object.assign(refund, {
    failure_balance_transaction: transaction.id,
    failure_reason: 'lost_or_stolen_card',
    status: 'failed',
  } satisfies Partial<Stripe.Refund>)
  setRefunded(charge, charge.amount_refunded - refund.amount)
  backend.emit({ type: 'refund.updated', object: refund, previous: { status } })
  backend.emit({ type: 'refund.failed', object: refund })
}

function setRefunded(charge: Stripe.Charge, amountRefunded: number): void {
  charge.amount_refunded = amountRefunded
  charge.refunded = amountRefunded === charge.amount
}

function chargeToRefund(backend: Backend, params: FormParams): Stripe.Charge {
  const { charges, paymentIntents } = backend.state
  const intentId = params.text('payment_intent')
  const chargeId = params.text('charge')
  if (intentId === undefined) {
    if (chargeId === undefined) throw missingParam('payment_intent')
    const charge = charges[chargeId]
    if (!charge) throw noSuch('charge', chargeId, 'charge')
    return charge
  }
  if (chargeId !== undefined) throw invalidParam('Give payment_intent or charge, not both.', 'charge')
  const intent = paymentIntents[intentId]
  if (!intent) throw noSuch('payment_intent', intentId, 'payment_intent')
  const charge = charges[String(intent.latest_charge)]
  if (charge?.status !== 'succeeded') {
    throw new StripeApiError(
      400,
      `This PaymentIntent (${intentId}) does not have a successful charge to refund.`,
      {
        param: 'payment_intent',
        code: 'payment_intent_unexpected_state',
      },
    )
  }
  return charge
}

function assertRefundable(backend: Backend, charge: Stripe.Charge, amount: number, left: number): void {
  if (charge.status !== 'succeeded') {
    throw new StripeApiError(400, `Charge ${charge.id} has not succeeded and cannot be refunded.`, {
      param: 'charge',
    })
  }
  const dispute = Object.values(backend.state.disputes).find((item) => item.charge === charge.id)
  if (dispute && dispute.status !== 'won') {
    throw new StripeApiError(400, `Charge ${charge.id} has been charged back; cannot issue a refund.`, {
      param: 'charge',
      code: 'charge_disputed',
    })
  }
  if (left === 0) {
    throw new StripeApiError(400, `Charge ${charge.id} has already been refunded.`, {
      param: 'charge',
      code: 'charge_already_refunded',
    })
  }
  if (amount > left) {
    throw new StripeApiError(
      400,
      `Refund amount (${amount} ${charge.currency}) is greater than unrefunded amount on charge (${left} ${charge.currency})`,
      { param: 'amount' },
    )
  }
}
