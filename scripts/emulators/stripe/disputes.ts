import type Stripe from 'stripe'
import type { Backend } from './backend'
import { buildBalanceTransaction, buildDispute } from './payment-objects'
import { noSuch, StripeApiError } from './stripe-api-error'

const DISPUTE_FEE = 1500

type NewDispute = { paymentIntent: string; amount: number | null; reason: string }

/** The customer's bank takes the money back, as `charge.dispute.created` tells it. */
export function openDispute(backend: Backend, { paymentIntent, amount, reason }: NewDispute): Stripe.Dispute {
  const { state } = backend
  const intent = state.paymentIntents[paymentIntent]
  if (!intent) throw noSuch('payment_intent', paymentIntent)
  const charge = state.charges[String(intent.latest_charge)]
  if (charge?.status !== 'succeeded' || charge.disputed) {
    throw new StripeApiError(400, `The payment ${paymentIntent} has no charge that can be disputed.`)
  }
  const dispute = buildDispute(charge, amount ?? charge.amount, reason)
  state.disputes[dispute.id] = dispute
  charge.disputed = true
  moveMoney(backend, dispute, -dispute.amount, DISPUTE_FEE)
  backend.emit({ type: 'charge.dispute.created', object: dispute })
  backend.emit({ type: 'charge.dispute.funds_withdrawn', object: dispute })
  return dispute
}

/** The bank's decision. `won` brings the money back. */
export function closeDispute(backend: Backend, disputeId: string, status: 'won' | 'lost'): Stripe.Dispute {
  const dispute = backend.state.disputes[disputeId]
  if (!dispute) throw noSuch('dispute', disputeId)
  if (dispute.status === 'won' || dispute.status === 'lost') {
    throw new StripeApiError(400, `This dispute is already closed (${dispute.status}).`)
  }
  const before = dispute.status
  dispute.status = status
  if (status === 'won') {
    moveMoney(backend, dispute, dispute.amount, -DISPUTE_FEE)
    backend.emit({ type: 'charge.dispute.funds_reinstated', object: dispute })
  }
  backend.emit({ type: 'charge.dispute.closed', object: dispute, previous: { status: before } })
  return dispute
}

function moveMoney(backend: Backend, dispute: Stripe.Dispute, amount: number, fee: number): void {
  const transaction = buildBalanceTransaction({
    type: 'adjustment',
    category: amount < 0 ? 'dispute' : 'dispute_reversal',
    source: dispute.id,
    amount,
    fee,
    currency: dispute.currency,
  })
  backend.state.balanceTransactions[transaction.id] = transaction
  dispute.balance_transactions.push(transaction)
}
