import Stripe from 'stripe'
import { err, ok, type Result } from '@/lib/shared/result'
import { env } from './env'
import { logger } from './logger'
import {
  type CheckoutSession,
  checkoutSessionSchema,
  type ProviderEvent,
  type ProviderRefund,
  refundSchema,
  stripeEventSchema,
} from './stripe-objects'

/** The only module that speaks to Stripe. Answers come back reshaped (`stripe-objects.ts`), failures as codes. */

const TIMEOUT_MS = 15_000
const NETWORK_RETRIES = 2
/** Seconds a signed notice may be old, or ahead of our clock. */
const SIGNATURE_TOLERANCE_SECONDS = 300

let client: Stripe | undefined

function stripe(): Stripe {
  if (client) return client
  const { STRIPE_SECRET_KEY, STRIPE_API_BASE } = env()
  client = new Stripe(STRIPE_SECRET_KEY, {
    ...(STRIPE_API_BASE ? addressOf(STRIPE_API_BASE) : {}),
    maxNetworkRetries: NETWORK_RETRIES,
    timeout: TIMEOUT_MS,
    telemetry: false,
  })
  return client
}

function addressOf(base: string): { host: string; port: string; protocol: 'http' | 'https' } {
  const url = new URL(base)
  const protocol = url.protocol === 'http:' ? 'http' : 'https'
  return { host: url.hostname, port: url.port || (protocol === 'http' ? '80' : '443'), protocol }
}

/** Whether our key moves real money; events of the other mode are not ours. */
export function isLiveMode(): boolean {
  return /^(sk|rk)_live_/.test(env().STRIPE_SECRET_KEY)
}

/**
 * Verifies a webhook's signature over its raw body and reads the event. `BAD_SIGNATURE` also when it was signed
 * more than 300 s before or after `now`; `BAD_EVENT` when what was signed is not an event.
 */
export function constructWebhookEvent(
  rawBody: Buffer,
  signatureHeader: string | null,
  now: Date,
): Result<ProviderEvent, 'BAD_SIGNATURE' | 'BAD_EVENT'> {
  if (!signatureHeader) return err('BAD_SIGNATURE')
  // The SDK refuses what is too old and accepts any date in the future.
  const signedAt = Number(/(?:^|,)\s*t=(\d{1,12})(?:,|$)/.exec(signatureHeader)?.[1])
  if (!(signedAt - now.getTime() / 1000 <= SIGNATURE_TOLERANCE_SECONDS)) return err('BAD_SIGNATURE')
  const secret = env().STRIPE_WEBHOOK_SECRET
  try {
    const signed: unknown = Stripe.webhooks.constructEvent(
      rawBody,
      signatureHeader,
      secret,
      SIGNATURE_TOLERANCE_SECONDS,
      undefined,
      now.getTime(),
    )
    const event = stripeEventSchema.safeParse(signed)
    return event.success ? ok(event.data) : err('BAD_EVENT')
  } catch (error) {
    return err(
      error instanceof Stripe.errors.StripeSignatureVerificationError ? 'BAD_SIGNATURE' : 'BAD_EVENT',
    )
  }
}

export type NewCheckoutSession = {
  paymentId: string
  orderNumber: string
  amountMinor: number
  currency: string
  /** Opaque: Stripe shows it to the patient, their bank and ours. */
  productName: string
  customerEmail: string
  expiresAt: Date
  successUrl: string
  cancelUrl: string
}

/**
 * Makes the hosted payment page of one payment, or gives the one made before: the payment's id is the
 * idempotency key. `UNAVAILABLE`: not known whether it was made, ask again. `REFUSED`: this payment never
 * will be, whatever is repeated.
 */
export async function createCheckoutSession(
  input: NewCheckoutSession,
): Promise<Result<CheckoutSession, 'UNAVAILABLE' | 'REFUSED'>> {
  const metadata = { order_number: input.orderNumber, payment_id: input.paymentId }
  return attempt(
    async () => {
      const session = await stripe().checkout.sessions.create(
        {
          mode: 'payment',
          submit_type: 'pay',
          line_items: [
            {
              quantity: 1,
              price_data: {
                currency: input.currency,
                unit_amount: input.amountMinor,
                product_data: { name: input.productName },
              },
            },
          ],
          client_reference_id: input.paymentId,
          customer_email: input.customerEmail,
          metadata,
          payment_intent_data: { metadata },
          expires_at: Math.floor(input.expiresAt.getTime() / 1000),
          success_url: input.successUrl,
          cancel_url: input.cancelUrl,
        },
        { idempotencyKey: input.paymentId },
      )
      return checkoutSessionSchema.parse(session)
    },
    // A 5xx is stored under the idempotency key and would come back each time.
    (error) => (error instanceof Stripe.errors.StripeAPIError || isFinal(error) ? 'REFUSED' : 'UNAVAILABLE'),
  )
}

/** Reads a session with the state of its payment. */
export async function retrieveCheckoutSession(
  sessionId: string,
): Promise<Result<CheckoutSession, 'UNAVAILABLE' | 'NOT_FOUND'>> {
  return attempt(
    async () =>
      checkoutSessionSchema.parse(
        await stripe().checkout.sessions.retrieve(sessionId, { expand: ['payment_intent'] }),
      ),
    (error) => (error.code === 'resource_missing' ? 'NOT_FOUND' : 'UNAVAILABLE'),
  )
}

/** Closes a session so that it can no longer be paid. `NOT_OPEN`: it was paid, is being paid or is closed already. */
export async function expireCheckoutSession(
  sessionId: string,
): Promise<Result<CheckoutSession, 'UNAVAILABLE' | 'NOT_OPEN' | 'NOT_FOUND'>> {
  return attempt(
    async () => checkoutSessionSchema.parse(await stripe().checkout.sessions.expire(sessionId)),
    (error) => {
      if (error.code === 'resource_missing') return 'NOT_FOUND'
      return isFinal(error) ? 'NOT_OPEN' : 'UNAVAILABLE'
    },
  )
}

export type NewRefund = {
  refundRequestId: string
  paymentId: string
  paymentIntentId: string
  amountMinor: number
  isDuplicate: boolean
}

/**
 * Gives money back; the request's id is the idempotency key, so that any number of attempts is one refund.
 * `ALREADY_REFUNDED`: nothing is left to give back. `REFUSED`: never possible, for example while disputed.
 */
export async function createRefund(
  input: NewRefund,
): Promise<Result<ProviderRefund, 'UNAVAILABLE' | 'ALREADY_REFUNDED' | 'REFUSED'>> {
  return attempt(
    async () =>
      refundSchema.parse(
        await stripe().refunds.create(
          {
            payment_intent: input.paymentIntentId,
            amount: input.amountMinor,
            reason: input.isDuplicate ? 'duplicate' : 'requested_by_customer',
            metadata: { refund_request_id: input.refundRequestId, payment_id: input.paymentId },
          },
          { idempotencyKey: input.refundRequestId },
        ),
      ),
    (error) => {
      if (error.code === 'charge_already_refunded') return 'ALREADY_REFUNDED'
      if (error.code === 'balance_insufficient') return 'UNAVAILABLE'
      return isFinal(error) ? 'REFUSED' : 'UNAVAILABLE'
    },
  )
}

/** Every refund of a payment, also those that somebody made in the provider's own dashboard. */
export async function listRefunds(paymentIntentId: string): Promise<Result<ProviderRefund[], 'UNAVAILABLE'>> {
  return attempt(
    async () => {
      const refunds: ProviderRefund[] = []
      for await (const refund of stripe().refunds.list({ payment_intent: paymentIntentId, limit: 100 })) {
        refunds.push(refundSchema.parse(refund))
      }
      return refunds
    },
    () => 'UNAVAILABLE',
  )
}

/** Every event of the given types since a moment (Stripe keeps them 30 days), newest first. */
export async function listEvents(
  since: Date,
  types: readonly string[],
): Promise<Result<ProviderEvent[], 'UNAVAILABLE'>> {
  return attempt(
    async () => {
      const events: ProviderEvent[] = []
      const created = { gte: Math.floor(since.getTime() / 1000) }
      for await (const event of stripe().events.list({ created, types: [...types], limit: 100 })) {
        events.push(stripeEventSchema.parse(event))
      }
      return events
    },
    () => 'UNAVAILABLE',
  )
}

type ProviderError = InstanceType<typeof Stripe.errors.StripeError>

async function attempt<T, Code extends string>(
  call: () => Promise<T>,
  codeOf: (error: ProviderError) => Code,
): Promise<Result<T, Code>> {
  try {
    return ok(await call())
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error
    const { type, code, statusCode, requestId } = error
    logger.warn({ event: 'stripe.failed', type, code, statusCode, requestId })
    return err(codeOf(error))
  }
}

/** The same request would be refused again. */
function isFinal(error: ProviderError): boolean {
  return (
    error instanceof Stripe.errors.StripeInvalidRequestError ||
    error instanceof Stripe.errors.StripeIdempotencyError ||
    error instanceof Stripe.errors.StripeCardError
  )
}
