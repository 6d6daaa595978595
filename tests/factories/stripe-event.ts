import { createHmac, randomBytes } from 'node:crypto'
import fixtures from '@/scripts/emulators/stripe/fixtures.json' with { type: 'json' }

const hex = (prefix: string) => `${prefix}_${randomBytes(12).toString('hex')}`
const seconds = (at: Date) => Math.floor(at.getTime() / 1000)

export type StripeEventBody = {
  id: string
  object: 'event'
  type: string
  created: number
  livemode: boolean
  data: { object: object }
}

/** An event as Stripe sends it. */
export function stripeEvent(
  type: string,
  object: object,
  { id = hex('evt'), at = new Date(), livemode = false } = {},
): StripeEventBody {
  return {
    id,
    object: 'event',
    ...{
      api_version: '2026-10-28.endive',
      pending_webhooks: 1,
      request: { id: null, idempotency_key: null },
    },
    type,
    created: seconds(at),
    livemode,
    data: { object },
  }
}

type PaymentRow = { id: string; amountMinor: number; currency: string; stripeSessionId: string | null }

/** The checkout session of a payment, by default completed and paid. */
export function checkoutSession(
  payment: PaymentRow,
  orderNumber: string,
  overrides: Record<string, unknown> = {},
) {
  return {
    ...fixtures['checkout.session'],
    id: payment.stripeSessionId ?? hex('cs_test'),
    mode: 'payment',
    status: 'complete',
    payment_status: 'paid',
    amount_total: payment.amountMinor,
    currency: payment.currency,
    client_reference_id: payment.id,
    metadata: { order_number: orderNumber, payment_id: payment.id },
    payment_intent: `pi_${payment.id.replaceAll('-', '')}`,
    url: null,
    ...overrides,
  }
}

/** A refund of a payment's intent. */
export function stripeRefund(payment: PaymentRow, overrides: Record<string, unknown> = {}) {
  return {
    ...fixtures.refund,
    id: hex('re'),
    amount: payment.amountMinor,
    currency: payment.currency,
    status: 'succeeded',
    payment_intent: `pi_${payment.id.replaceAll('-', '')}`,
    metadata: { payment_id: payment.id },
    created: seconds(new Date()),
    ...overrides,
  }
}

/** A dispute of a payment's intent, just opened. */
export function stripeDispute(payment: PaymentRow, overrides: Record<string, unknown> = {}) {
  return {
    ...fixtures.dispute,
    id: hex('du'),
    amount: payment.amountMinor,
    currency: payment.currency,
    status: 'needs_response',
    payment_intent: `pi_${payment.id.replaceAll('-', '')}`,
    created: seconds(new Date()),
    ...overrides,
  }
}

/** The `stripe-signature` header of a body. */
export function stripeSignature(
  body: string,
  { at = new Date(), secret = process.env.STRIPE_WEBHOOK_SECRET ?? '' } = {},
): string {
  const signature = createHmac('sha256', secret)
    .update(`${seconds(at)}.${body}`)
    .digest('hex')
  return `t=${seconds(at)},v1=${signature}`
}

/** The request that Stripe makes for an event. */
export function webhookRequest(event: StripeEventBody | string, signature?: string): Request {
  const body = typeof event === 'string' ? event : JSON.stringify(event, null, 2)
  return new Request('http://localhost:3000/api/webhooks/stripe', {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'stripe-signature': signature ?? stripeSignature(body) },
  })
}
