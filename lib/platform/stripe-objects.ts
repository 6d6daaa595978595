import { z } from 'zod'

/**
 * The few fields that we read of Stripe's objects. Its types are open enums and its fields come and go with
 * API versions, so each object is checked here and reshaped into our own words; nothing else is passed on.
 */

const metadata = z
  .record(z.string(), z.string())
  .nullish()
  .transform((value) => value ?? {})
const idOf = z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]).nullish()
const instant = z.int().transform((seconds) => new Date(seconds * 1000))

export const checkoutSessionSchema = z
  .object({
    id: z.string(),
    mode: z.string(),
    status: z.enum(['open', 'complete', 'expired']).nullish(),
    payment_status: z.enum(['paid', 'unpaid', 'no_payment_required']),
    amount_total: z.int().nullish(),
    currency: z.string().nullish(),
    client_reference_id: z.string().nullish(),
    metadata,
    // A string in events; the object when it was asked for with `expand`.
    payment_intent: z.union([z.string(), z.object({ id: z.string(), status: z.string() })]).nullish(),
    url: z.string().nullish(),
  })
  .transform((session) => {
    const intent = session.payment_intent
    return {
      id: session.id,
      mode: session.mode,
      status: session.status ?? null,
      isPaid: session.payment_status === 'paid',
      amountMinor: session.amount_total ?? null,
      currency: session.currency ?? null,
      clientReferenceId: session.client_reference_id ?? null,
      metadata: session.metadata,
      paymentIntentId: typeof intent === 'string' ? intent : (intent?.id ?? null),
      /** Known only when the intent was expanded, as `retrieveCheckoutSession` does. */
      intentStatus: typeof intent === 'object' ? (intent?.status ?? null) : null,
      url: session.url ?? null,
    }
  })
export type CheckoutSession = z.output<typeof checkoutSessionSchema>

export const refundSchema = z
  .object({
    id: z.string(),
    amount: z.int(),
    currency: z.string(),
    status: z.string().nullish(),
    payment_intent: idOf,
    metadata,
    created: instant,
  })
  .transform(({ payment_intent, amount, status, created, ...refund }) => ({
    ...refund,
    amountMinor: amount,
    paymentIntentId: payment_intent ?? null,
    /** The money stays with us after all. */
    hasFailed: status === 'failed' || status === 'canceled',
    createdAt: created,
  }))
export type ProviderRefund = z.output<typeof refundSchema>

export const chargeSchema = z
  .object({
    id: z.string(),
    payment_intent: idOf,
    receipt_url: z.string().nullish(),
    metadata,
  })
  .transform(({ payment_intent, receipt_url, ...charge }) => ({
    ...charge,
    paymentIntentId: payment_intent ?? null,
    receiptUrl: receipt_url ?? null,
  }))

export const disputeSchema = z
  .object({
    id: z.string(),
    amount: z.int(),
    currency: z.string(),
    status: z.string(),
    payment_intent: idOf,
    created: instant,
  })
  .transform(({ payment_intent, amount, created, ...dispute }) => ({
    ...dispute,
    amountMinor: amount,
    paymentIntentId: payment_intent ?? null,
    createdAt: created,
  }))
export type ProviderDispute = z.output<typeof disputeSchema>

export const stripeEventSchema = z
  .object({
    id: z.string().startsWith('evt_').max(255),
    object: z.literal('event'),
    type: z.string().max(255),
    livemode: z.boolean(),
    created: instant,
    data: z.object({ object: z.unknown() }),
  })
  .transform(({ data, created, id, type, livemode }) => ({
    id,
    type,
    isLive: livemode,
    createdAt: created,
    object: data.object,
  }))
/** A notice of the payment provider; `object` is still unread and is parsed by who handles the type. */
export type ProviderEvent = z.output<typeof stripeEventSchema>
