import type { CheckoutSession } from '@/lib/platform/stripe-objects'

/**
 * What may be known of one payment, from least to most. News only ever move a payment up this list, so that
 * late, double and reordered events all end in the same state. `paid` tops everything: money that came is
 * never talked away by an older 'expired'.
 */
export const PAYMENT_STATUSES = ['open', 'pending', 'failed', 'expired', 'paid'] as const
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number]

/** Statuses in which money can still come; the database allows one such payment per order. */
export const PAYABLE_STATUSES = ['open', 'pending'] as const satisfies readonly PaymentStatus[]

/** The more advanced of two statuses: commutative, associative and idempotent. */
export function joinPaymentStatus(a: PaymentStatus, b: PaymentStatus): PaymentStatus {
  return PAYMENT_STATUSES.indexOf(a) >= PAYMENT_STATUSES.indexOf(b) ? a : b
}

/**
 * What a session proves about its payment.
 * @param eventType the event that carried it; null for one that was just retrieved
 */
export function evidenceOf(
  session: Pick<CheckoutSession, 'status' | 'isPaid' | 'intentStatus'>,
  eventType: string | null,
): PaymentStatus {
  if (session.status === 'expired') return 'expired'
  if (session.status !== 'complete') return 'open'
  if (session.isPaid) return 'paid'
  const hasFailed =
    eventType === 'checkout.session.async_payment_failed' ||
    session.intentStatus === 'requires_payment_method' ||
    session.intentStatus === 'canceled'
  return hasFailed ? 'failed' : 'pending'
}
