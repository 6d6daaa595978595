import type Stripe from 'stripe'
import type { Backend } from './backend'
import type { Cause } from './emulated-event'
import { StripeApiError } from './stripe-api-error'
import { nowSeconds } from './stripe-id'

/** `POST /v1/checkout/sessions/:id/expire`: nobody can pay it any more. */
export function expireSession(backend: Backend, session: Stripe.Checkout.Session, cause?: Cause): void {
  if (session.status !== 'open') {
    throw new StripeApiError(
      400,
      'Only Checkout Sessions with a status in ["open"] can be expired. ' +
        `This Checkout Session has a status of \`${session.status}\`.`,
    )
  }
  session.status = 'expired'
  session.url = null
  const intent = backend.state.paymentIntents[String(session.payment_intent)]
  if (intent) {
    Object.assign(intent, {
      canceled_at: nowSeconds(),
      cancellation_reason: 'expired',
      status: 'canceled',
    } satisfies Partial<Stripe.PaymentIntent>)
    backend.emit({ type: 'payment_intent.canceled', object: intent }, cause)
  }
  backend.emit({ type: 'checkout.session.expired', object: session }, cause)
}

/** Expires every open session whose time has come; returns the next such time (ms) or null. */
export function expireOverdueSessions(backend: Backend): number | null {
  let next: number | null = null
  for (const { session } of Object.values(backend.state.sessions)) {
    if (session.status !== 'open') continue
    const expiresAtMs = session.expires_at * 1000
    if (expiresAtMs <= Date.now()) expireSession(backend, session)
    else next = Math.min(next ?? expiresAtMs, expiresAtMs)
  }
  return next
}
