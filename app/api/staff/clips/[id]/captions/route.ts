import { z } from 'zod'
import { PRIVATE_BYTES, refuseBytes } from '@/app/api/_bytes/serve-bytes'
import { currentActor } from '@/lib/auth/current-actor'
import { systemClock } from '@/lib/platform/clock'
import { getClipCaptions } from '@/lib/videos/clip-captions'
import { toWebVtt } from '@/lib/videos/web-vtt'

const params = z.object({ id: z.uuid() })

/** The captions of a clip, for staff. */
export async function GET(
  _request: Request,
  context: { params: Promise<{ id: string }> },
): Promise<Response> {
  const path = params.safeParse(await context.params)
  const actor = await currentActor()
  if (actor.kind === 'anonymous' || actor.kind === 'draft') return refuseBytes(401)
  if (!path.success) return refuseBytes(404)
  const found = await getClipCaptions(actor, { id: path.data.id, now: systemClock.now() })
  if (!found.ok) return refuseBytes(404)
  return new Response(toWebVtt(found.value.cues), {
    headers: { ...PRIVATE_BYTES, 'content-type': 'text/vtt' },
  })
}
