import { z } from 'zod'
import { currentActor } from '@/lib/auth/current-actor'
import { systemClock } from '@/lib/platform/clock'
import { getWorkVersion } from '@/lib/videos/work-version'

const params = z.object({ id: z.uuid() })
const headers = { 'cache-control': 'private, no-store' }

/** Tells an open work screen whether there is something new to show. */
export async function GET(
  _request: Request,
  context: { params: Promise<{ id: string }> },
): Promise<Response> {
  const path = params.safeParse(await context.params)
  if (!path.success) return new Response(null, { status: 404, headers })
  const actor = await currentActor()
  if (actor.kind === 'anonymous' || actor.kind === 'draft')
    return new Response(null, { status: 401, headers })
  const version = await getWorkVersion(actor, { orderId: path.data.id, now: systemClock.now() })
  if (!version.ok) return new Response(null, { status: 404, headers })
  return Response.json({ version: version.value }, { headers })
}
