import { refuseBytes, serveBytes } from '@/app/api/_bytes/serve-bytes'
import type { Actor } from '@/lib/auth/actor'
import { openSharedPart } from '@/lib/deliveries/shared-view'
import type { VideoPart } from '@/lib/deliveries/video-part-schema'

type Input = { shareId: string; part: VideoPart; now: Date }

/** Answers one (range) request of a share link: 401 without a visit, 403 for a closed link or another one's visit. */
export async function serveShared(actor: Actor, request: Request, input: Input): Promise<Response> {
  if (actor.kind !== 'guest') return refuseBytes(401)
  const opened = await openSharedPart({ actor, ...input })
  if (!opened.ok) return refuseBytes(opened.code === 'CORRUPT' ? 500 : 403)
  return serveBytes(request, opened.value, input.part)
}
