import type Stripe from 'stripe'
import type { StoredSession } from './emulator-state'
import fixtures from './fixtures.json' with { type: 'json' }
import { nowSeconds, stripeId } from './stripe-id'

export type PaymentMethodType = 'card' | 'us_bank_account'

export type Failure = { code: string; declineCode: string | null; message: string }

export function buildPaymentIntent({ session, paymentIntentData }: StoredSession): Stripe.PaymentIntent {
  const id = stripeId('pi')
  return {
    ...fixtures.payment_intent,
    ...paymentIntentData,
    id,
    object: 'payment_intent',
    allowed_payment_method_types: session.allowed_payment_method_types,
    amount: session.amount_total ?? 0,
    amount_details: { tip: {} },
    automatic_payment_methods: null,
    canceled_at: null,
    capture_method: 'automatic_async',
    client_secret: `${id}_secret_${stripeId('s').slice(2)}`,
    created: nowSeconds(),
    currency: session.currency ?? 'usd',
    last_payment_error: null,
    managed_payments: null,
    next_action: null,
    payment_method_configuration_details: null,
    payment_method_types: [...session.payment_method_types],
    payment_record: null,
    processing: null,
    shipping: null,
    transfer_data: null,
  } satisfies Stripe.PaymentIntent
}

type NewCharge = {
  intent: Stripe.PaymentIntent
  methodType: PaymentMethodType
  email: string | null
  name: string | null
  baseUrl: string
}

/** A charge that has been tried and waits for its outcome. */
export function buildCharge({ intent, methodType, email, name, baseUrl }: NewCharge): Stripe.Charge {
  const id = stripeId(methodType === 'card' ? 'ch' : 'py')
  return {
    ...withoutExpandable(fixtures.charge),
    id,
    object: 'charge',
    amount: intent.amount,
    balance_transaction: null,
    billing_details: { ...fixtures.charge.billing_details, email, name },
    calculated_statement_descriptor: methodType === 'card' ? 'STRIPE TEST ACCOUNT' : null,
    created: nowSeconds(),
    currency: intent.currency,
    description: intent.description,
    metadata: { ...intent.metadata },
    outcome: buildOutcome(null),
    paid: false,
    payment_intent: intent.id,
    payment_method: stripeId('pm'),
    payment_method_details: buildMethodDetails(methodType, intent.amount),
    receipt_email: intent.receipt_email,
    receipt_url: `${baseUrl}/receipts/${id}`,
    shipping: null,
    source: null,
    status: 'pending',
    transfer_data: null,
  } satisfies Stripe.Charge
}

/** `refunds` is part of a charge only on request (`expand`). */
function withoutExpandable({ refunds: _refunds, ...charge }: typeof fixtures.charge) {
  return charge
}

export function buildOutcome(failure: Failure | null): Stripe.Charge.Outcome {
  return {
    ...fixtures.charge.outcome,
    network_status: failure ? 'declined_by_network' : 'approved_by_network',
    reason: failure?.declineCode ?? null,
    risk_level: 'normal',
    risk_score: 12,
    seller_message: failure ? failure.message : 'Payment complete.',
    type: failure ? 'issuer_declined' : 'authorized',
  } satisfies Stripe.Charge.Outcome
}

function buildMethodDetails(type: PaymentMethodType, amount: number): Stripe.Charge.PaymentMethodDetails {
  if (type === 'us_bank_account') {
    return {
      type,
      us_bank_account: {
        account_holder_type: 'individual',
        account_type: 'checking',
        bank_name: 'STRIPE TEST BANK',
        fingerprint: 'Ih3foEnRvLXShyfB',
        last4: '6789',
        payment_reference: null,
        routing_number: '110000000',
      },
    }
  }
  return {
    type,
    card: {
      ...fixtures.charge.payment_method_details.card,
      amount_authorized: amount,
      electronic_commerce_indicator: null,
      installments: null,
      overcapture: { maximum_amount_capturable: amount, status: 'unavailable' },
      three_d_secure: null,
      wallet: null,
    },
  } satisfies Stripe.Charge.PaymentMethodDetails
}

type NewBalanceTransaction = {
  type: 'charge' | 'payment' | 'refund' | 'payment_refund' | 'adjustment'
  category: 'charge' | 'refund' | 'dispute' | 'dispute_reversal'
  source: string
  amount: number
  fee: number
  currency: string
}

/** Money in is positive, money out negative; `net` is what is left of it after the fee. */
export function buildBalanceTransaction(input: NewBalanceTransaction): Stripe.BalanceTransaction {
  const { type, category, source, amount, fee, currency } = input
  return {
    ...fixtures.balance_transaction,
    id: stripeId('txn'),
    object: 'balance_transaction',
    amount,
    available_on: nowSeconds() + 2 * 24 * 3600,
    created: nowSeconds(),
    currency,
    description: null,
    fee,
    fee_details: fee
      ? [
          {
            amount: fee,
            application: null,
            currency,
            description: 'Stripe processing fees',
            type: 'stripe_fee',
          },
        ]
      : [],
    net: amount - fee,
    reporting_category: category,
    source,
    status: 'pending',
    type,
  } satisfies Stripe.BalanceTransaction
}

type NewRefund = {
  charge: Stripe.Charge
  amount: number
  reason: string | null
  metadata: Record<string, string>
}

/** A card refund counts as done at once, one to a bank account is on its way for some days. */
export function buildRefund({ charge, amount, reason, metadata }: NewRefund): Stripe.Refund {
  const isCard = charge.payment_method_details?.type === 'card'
  return {
    ...fixtures.refund,
    id: stripeId(isCard ? 're' : 'pyr'),
    object: 'refund',
    amount,
    charge: charge.id,
    created: nowSeconds(),
    currency: charge.currency,
    destination_details: isCard
      ? {
          card: { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'refund' },
          type: 'card',
        }
      : { type: 'us_bank_transfer', us_bank_transfer: { reference: null, reference_status: 'pending' } },
    metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason,
    status: isCard ? 'succeeded' : 'pending',
  } satisfies Stripe.Refund
}

export function buildDispute(charge: Stripe.Charge, amount: number, reason: string): Stripe.Dispute {
  return {
    ...fixtures.dispute,
    id: stripeId('du'),
    object: 'dispute',
    amount,
    charge: charge.id,
    created: nowSeconds(),
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence_details: {
      ...fixtures.dispute.evidence_details,
      due_by: nowSeconds() + 9 * 24 * 3600,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: false,
    network_reason_code: '10.4',
    payment_intent: charge.payment_intent,
    payment_method_details: {
      card: { ...fixtures.dispute.payment_method_details.card, case_type: 'chargeback' },
      type: 'card',
    },
    reason,
    status: 'needs_response',
  } satisfies Stripe.Dispute
}
