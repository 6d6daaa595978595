import type Stripe from 'stripe'
import type { EmulatedEvent } from './emulated-event'

/** On the wire Stripe's decimals are strings; the SDK makes its Decimal of them on arrival. */
export type LineItem = Omit<Stripe.LineItem, 'price'> & {
  price: Omit<Stripe.Price, 'unit_amount_decimal'> & { unit_amount_decimal: string }
}

export type PaymentIntentData = {
  metadata: Record<string, string>
  description: string | null
  receipt_email: string | null
  setup_future_usage: string | null
  statement_descriptor: string | null
  statement_descriptor_suffix: string | null
}

export type StoredSession = {
  session: Stripe.Checkout.Session
  lineItems: LineItem[]
  paymentIntentData: PaymentIntentData
}

/** Something that happens by itself later; `at` is in milliseconds since 1970. */
export type Deadline = { at: number } & (
  | { kind: 'settle_payment'; sessionId: string; succeeds: boolean }
  | { kind: 'settle_refund'; refundId: string }
)

export type PendingDelivery = { eventId: string; attempts: number; nextAttemptAt: number }

type IdempotentResult = { fingerprint: string; status: number; body: unknown; at: number }

type WebhookMode = 'deliver' | 'pause' | 'drop'

export type EmulatorState = {
  sessions: Record<string, StoredSession>
  paymentIntents: Record<string, Stripe.PaymentIntent>
  charges: Record<string, Stripe.Charge>
  refunds: Record<string, Stripe.Refund>
  disputes: Record<string, Stripe.Dispute>
  balanceTransactions: Record<string, Stripe.BalanceTransaction>
  events: EmulatedEvent[]
  deadlines: Deadline[]
  deliveries: PendingDelivery[]
  idempotentResults: Record<string, IdempotentResult>
  settings: { webhooks: WebhookMode; laterMs: number }
}

export function emptyState(laterMs: number): EmulatorState {
  return {
    sessions: {},
    paymentIntents: {},
    charges: {},
    refunds: {},
    disputes: {},
    balanceTransactions: {},
    events: [],
    deadlines: [],
    deliveries: [],
    idempotentResults: {},
    settings: { webhooks: 'deliver', laterMs },
  }
}
