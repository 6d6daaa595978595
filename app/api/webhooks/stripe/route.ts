import { recordStripeEvent } from '@/lib/payments/record-stripe-event'
import { systemClock } from '@/lib/platform/clock'
import { readBody } from '@/lib/platform/read-body'
import { constructWebhookEvent } from '@/lib/platform/stripe'

export const dynamic = 'force-dynamic'

const MAX_BODY_BYTES = 512 * 1024

/** Stripe's door: the truth about money. It hears 200 only after what it said is committed, else it says it again. */
export async function POST(request: Request): Promise<Response> {
  const body = await readBody(request, MAX_BODY_BYTES)
  if (!body.ok) return answer(413, body.code)
  const now = systemClock.now()
  const event = constructWebhookEvent(body.value, request.headers.get('stripe-signature'), now)
  if (!event.ok) return answer(400, event.code)
  const recorded = await recordStripeEvent(event.value, now)
  return answer(recorded === 'NOT_YET' ? 503 : 200, recorded)
}

function answer(status: number, result: string): Response {
  return Response.json({ result: result.toLowerCase() }, { status, headers: { 'cache-control': 'no-store' } })
}
