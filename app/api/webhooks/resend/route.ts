import { recordMailBounce } from '@/lib/orders/record-mail-bounce'
import { systemClock } from '@/lib/platform/clock'
import { verifyMailEvent } from '@/lib/platform/resend'

const MAX_BODY_BYTES = 64 * 1024
const DID_NOT_ARRIVE = new Set(['email.bounced', 'email.failed', 'email.suppressed'])

/** What the mail provider tells us about mails on their way. */
export async function POST(request: Request): Promise<Response> {
  const body = await readLimited(request)
  if (body === null) return new Response(null, { status: 413 })
  const event = verifyMailEvent(body, request.headers)
  if (!event.ok) return new Response(null, { status: event.code === 'NOT_SET_UP' ? 404 : 400 })
  const { type, providerId } = event.value
  if (DID_NOT_ARRIVE.has(type) && providerId !== null)
    await recordMailBounce({ providerId }, systemClock.now())
  return new Response(null, { status: 204 })
}

/** The raw body, or null when it is longer than any event; the declared length is not believed. */
async function readLimited(request: Request): Promise<string | null> {
  const parts: Uint8Array[] = []
  let byteCount = 0
  for await (const part of request.body ?? []) {
    byteCount += part.length
    if (byteCount > MAX_BODY_BYTES) return null
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}
