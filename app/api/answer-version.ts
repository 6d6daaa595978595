import { z } from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/current-actor'
import { systemClock } from '@/lib/platform/clock'
import type { Result } from '@/lib/shared/result'

const paramsSchema = z.object({ id: z.uuid() })
const headers = { 'cache-control': 'private, no-store' }

/** Tells an open page about an order whether there is something new to show. */
export async function answerVersion(
  params: Promise<{ id: string }>,
  read: (actor: Actor, input: { orderId: string; now: Date }) => Promise<Result<string, 'NOT_FOUND'>>,
): Promise<Response> {
  const path = paramsSchema.safeParse(await params)
  if (!path.success) return new Response(null, { status: 404, headers })
  const actor = await currentActor()
  if (actor.kind === 'anonymous' || actor.kind === 'draft')
    return new Response(null, { status: 401, headers })
  const version = await read(actor, { orderId: path.data.id, now: systemClock.now() })
  if (!version.ok) return new Response(null, { status: 404, headers })
  return Response.json({ version: version.value }, { headers })
}
