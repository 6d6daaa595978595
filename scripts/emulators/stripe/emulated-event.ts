import Stripe from 'stripe'
import { nowSeconds, stripeId } from './stripe-id'

type EmulatedType =
  | 'checkout.session.completed'
  | 'checkout.session.expired'
  | 'checkout.session.async_payment_succeeded'
  | 'checkout.session.async_payment_failed'
  | 'payment_intent.created'
  | 'payment_intent.processing'
  | 'payment_intent.succeeded'
  | 'payment_intent.payment_failed'
  | 'payment_intent.canceled'
  | 'charge.pending'
  | 'charge.succeeded'
  | 'charge.failed'
  | 'charge.refunded'
  | 'charge.dispute.created'
  | 'charge.dispute.funds_withdrawn'
  | 'charge.dispute.funds_reinstated'
  | 'charge.dispute.closed'
  | 'refund.created'
  | 'refund.updated'
  | 'refund.failed'

type EmissionOf<Event extends Stripe.Event> = Event extends Stripe.Event
  ? { type: Event['type']; object: Event['data']['object']; previous?: Record<string, unknown> }
  : never

/** A type of event together with the object Stripe sends in it. */
export type Emission = EmissionOf<Extract<Stripe.Event, { type: EmulatedType }>>

/** The API request behind an event; events that a customer or time caused have none. */
export type Cause = { requestId: string; idempotencyKey: string | null }

export type EmulatedEvent = Pick<
  Stripe.Event,
  'id' | 'object' | 'api_version' | 'created' | 'livemode' | 'pending_webhooks' | 'request'
> & {
  type: EmulatedType
  data: { object: Emission['object']; previous_attributes?: Record<string, unknown> }
}

/** The object is copied: an event keeps what was true when it happened. */
export function buildEvent({ type, object, previous }: Emission, cause?: Cause): EmulatedEvent {
  return {
    id: stripeId('evt'),
    object: 'event',
    api_version: Stripe.API_VERSION,
    created: nowSeconds(),
    data: { object: structuredClone(object), ...(previous && { previous_attributes: previous }) },
    livemode: false,
    pending_webhooks: 1,
    request: { id: cause?.requestId ?? null, idempotency_key: cause?.idempotencyKey ?? null },
    type,
  }
}
