import { Resend } from 'resend'
import { z } from 'zod'
import { err, ok, type Result } from '@/lib/shared/result'
import { env } from './env'

export type OutgoingMail = {
  to: string
  subject: string
  html: string
  text: string
  headers?: Record<string, string>
}

/** The provider could not take the mail now; sending it again later may work. The message holds a code only. */
export class MailProviderError extends Error {
  override name = 'MailProviderError'
  readonly code: string

  constructor(code: string) {
    super(`mail provider: ${code}`)
    this.code = code
  }
}

const SEND_TIMEOUT_MS = 20_000

// The SDK types these as its own closed lists; what really comes over the wire is checked here.
const providerError = z.object({
  name: z.string().catch('unknown'),
  statusCode: z.number().nullish().catch(null),
})

/** Errors about the mail itself: the same mail would be refused for ever. */
const REFUSALS = new Set([
  'validation_error',
  'invalid_parameter',
  'missing_required_field',
  'invalid_access',
  'security_error',
])

/**
 * Sends a mail by Resend. The same `idempotencyKey` sends once however often it is tried (within 24 hours).
 * Gives the provider's id, null when an earlier try with other words already sent it. `REFUSED`: it will never
 * be taken. Throws `MailProviderError` when it should be tried again.
 */
export async function sendThroughResend(
  mail: OutgoingMail,
  { idempotencyKey, signal }: { idempotencyKey: string; signal?: AbortSignal },
): Promise<Result<{ providerId: string | null }, 'REFUSED'>> {
  const { MAIL_FROM, SUPPORT_EMAIL } = env()
  const timeout = AbortSignal.timeout(SEND_TIMEOUT_MS)
  const answer = await client().emails.send(
    { from: MAIL_FROM, replyTo: SUPPORT_EMAIL, ...mail },
    { idempotencyKey, signal: signal ? AbortSignal.any([signal, timeout]) : timeout },
  )
  if (!answer.error) return ok({ providerId: z.object({ id: z.string() }).parse(answer.data).id })
  const { name, statusCode } = providerError.parse(answer.error)
  if (name === 'invalid_idempotent_request') return ok({ providerId: null })
  if (REFUSALS.has(name) || statusCode === 400 || statusCode === 422) return err('REFUSED')
  throw new MailProviderError(name)
}

const mailEvent = z.object({ type: z.string(), data: z.object({ email_id: z.string().optional() }) })
export type MailEvent = { type: string; providerId: string | null }

/**
 * Checks a webhook's signature over its raw body and gives the event. `BAD_SIGNATURE` also for a stale one
 * (over 5 minutes); `NOT_SET_UP` without a secret.
 */
export function verifyMailEvent(
  rawBody: string,
  headers: Headers,
): Result<MailEvent, 'BAD_SIGNATURE' | 'NOT_SET_UP'> {
  const { RESEND_WEBHOOK_SECRET: webhookSecret } = env()
  if (webhookSecret === undefined) return err('NOT_SET_UP')
  const payload = verified(rawBody, headers, webhookSecret)
  const event = mailEvent.safeParse(payload)
  if (!event.success) return err('BAD_SIGNATURE')
  return ok({ type: event.data.type, providerId: event.data.data.email_id ?? null })
}

function verified(payload: string, headers: Headers, webhookSecret: string): unknown {
  const header = (name: string) => headers.get(`svix-${name}`) ?? headers.get(`webhook-${name}`) ?? ''
  const signed = { id: header('id'), timestamp: header('timestamp'), signature: header('signature') }
  try {
    return client().webhooks.verify({ payload, headers: signed, webhookSecret })
  } catch {
    // The library throws for every kind of forged, stale or malformed event; the caller only needs to know that.
    return null
  }
}

function client(): Resend {
  const { RESEND_API_KEY, RESEND_BASE_URL } = env()
  return new Resend(RESEND_API_KEY, RESEND_BASE_URL === undefined ? {} : { baseUrl: RESEND_BASE_URL })
}
