import { receiveMailBounce } from '@/lib/orders/record-mail-bounce'
import { systemClock } from '@/lib/platform/clock'
import { readBody } from '@/lib/platform/read-body'
import { verifyMailEvent } from '@/lib/platform/resend'

const MAX_BODY_BYTES = 64 * 1024
const DID_NOT_ARRIVE = new Set(['email.bounced', 'email.failed', 'email.suppressed'])

/** What the mail provider tells us about mails on their way. It hears 2xx only after what it said is committed. */
export async function POST(request: Request): Promise<Response> {
  const body = await readBody(request, MAX_BODY_BYTES)
  if (!body.ok) return new Response(null, { status: 413 })
  const event = verifyMailEvent(body.value.toString('utf8'), request.headers)
  if (!event.ok) return new Response(null, { status: event.code === 'NOT_SET_UP' ? 404 : 400 })
  const { type, providerId } = event.value
  if (DID_NOT_ARRIVE.has(type) && providerId !== null) await receiveMailBounce(providerId, systemClock.now())
  return new Response(null, { status: 204 })
}
