import { z } from 'zod'
import { refuseBytes, serveBytes } from '@/app/api/_bytes/serve-bytes'
import { currentActor } from '@/lib/auth/current-actor'
import { systemClock } from '@/lib/platform/clock'
import { openClip } from '@/lib/videos/open-clip'

const params = z.object({ id: z.uuid() })

/** A clip by ranges, for staff. */
export async function GET(request: Request, context: { params: Promise<{ id: string }> }): Promise<Response> {
  const path = params.safeParse(await context.params)
  const actor = await currentActor()
  if (actor.kind === 'anonymous' || actor.kind === 'draft') return refuseBytes(401)
  if (!path.success) return refuseBytes(404)
  const opened = await openClip(actor, { id: path.data.id, now: systemClock.now() })
  return opened.ok ? serveBytes(request, opened.value, 'clip.mp4') : refuseBytes(404)
}

export { GET as HEAD }
