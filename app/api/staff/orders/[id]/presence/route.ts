import { z } from 'zod'
import { currentActor } from '@/lib/auth/current-actor'
import { isSameOrigin } from '@/lib/auth/same-origin'
import { systemClock } from '@/lib/platform/clock'
import { readBody } from '@/lib/platform/read-body'
import { parseJson } from '@/lib/shared/parse-json'
import { endPresence, markPresence } from '@/lib/staff/order-presence'

const MAX_BYTES = 200
const params = z.object({ id: z.uuid() })
const window = z.object({ windowId: z.uuid(), isLeaving: z.boolean() })
const headers = { 'cache-control': 'private, no-store' }

/** An open page of an order tells of itself, and is told who else is there. */
export async function POST(
  request: Request,
  context: { params: Promise<{ id: string }> },
): Promise<Response> {
  if (!isSameOrigin(request)) return new Response(null, { status: 403, headers })
  const path = params.safeParse(await context.params)
  if (!path.success) return new Response(null, { status: 404, headers })
  const [actor, body] = await Promise.all([currentActor(), readBody(request, MAX_BYTES)])
  const sent = body.ok ? window.safeParse(parseJson(body.value.toString('utf8'))) : null
  if (!sent?.success) return new Response(null, { status: 422, headers })
  const { windowId, isLeaving } = sent.data
  // Whoever leaves by signing out has left: their row ends by itself.
  if (actor.kind === 'anonymous') return new Response(null, { status: isLeaving ? 204 : 401, headers })
  const input = { orderId: path.data.id, windowId, now: systemClock.now() }
  if (isLeaving) {
    const ended = await endPresence(actor, input)
    return new Response(null, { status: ended.ok ? 204 : 404, headers })
  }
  const others = await markPresence(actor, input)
  return others.ok ? Response.json(others.value, { headers }) : new Response(null, { status: 404, headers })
}
