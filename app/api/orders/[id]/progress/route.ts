import { z } from 'zod'
import { currentActor } from '@/lib/auth/current-actor'
import { isSameOrigin } from '@/lib/auth/same-origin'
import { saveWatchProgress } from '@/lib/deliveries/watch-progress'
import { systemClock } from '@/lib/platform/clock'
import { readBody } from '@/lib/platform/read-body'
import { parseJson } from '@/lib/shared/parse-json'

const MAX_BYTES = 200
const DAY_MS = 86_400_000
const params = z.object({ id: z.uuid() })
const progress = z.object({ deliveryId: z.uuid(), positionMs: z.number().min(0).max(DAY_MS) })

/** Keeps where the player is, also while its page is being closed. */
export async function POST(
  request: Request,
  context: { params: Promise<{ id: string }> },
): Promise<Response> {
  if (!isSameOrigin(request)) return new Response(null, { status: 403 })
  const path = params.safeParse(await context.params)
  if (!path.success) return new Response(null, { status: 404 })
  const [actor, body] = await Promise.all([currentActor(), readBody(request, MAX_BYTES)])
  const sent = body.ok ? progress.safeParse(parseJson(body.value.toString('utf8'))) : null
  if (!sent?.success) return new Response(null, { status: 422 })
  const input = { orderId: path.data.id, ...sent.data, now: systemClock.now() }
  const saved = await saveWatchProgress(actor, input)
  return new Response(null, { status: saved.ok ? 204 : 404, headers: { 'cache-control': 'no-store' } })
}
