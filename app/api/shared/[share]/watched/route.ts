import { z } from 'zod'
import { isSameOrigin } from '@/lib/auth/same-origin'
import { currentGuest } from '@/lib/auth/share-cookie'
import { noteSharedWatched } from '@/lib/deliveries/shared-view'
import { systemClock } from '@/lib/platform/clock'

const params = z.object({ share: z.uuid() })

/** Takes the word of a shared page's player that the video is being watched. */
export async function POST(
  request: Request,
  context: { params: Promise<{ share: string }> },
): Promise<Response> {
  if (!isSameOrigin(request)) return new Response(null, { status: 403 })
  const path = params.safeParse(await context.params)
  if (!path.success) return new Response(null, { status: 404 })
  const actor = await currentGuest()
  if (actor.kind !== 'guest') return new Response(null, { status: 401 })
  const noted = await noteSharedWatched({ actor, shareId: path.data.share, now: systemClock.now() })
  return new Response(null, { status: noted.ok ? 204 : 403, headers: { 'cache-control': 'no-store' } })
}
