import { z } from 'zod'
import { currentActor, stillSignedIn } from '@/lib/auth/current-actor'
import { systemClock } from '@/lib/platform/clock'
import { serveVideo } from './serve-video'

const params = z.object({ id: z.uuid() })
const query = z.object({ video: z.uuid().nullable() })

/** The video of an order by ranges; `?video=` names a version and is for staff. */
export async function GET(request: Request, context: { params: Promise<{ id: string }> }): Promise<Response> {
  const path = params.safeParse(await context.params)
  const asked = query.safeParse({ video: new URL(request.url).searchParams.get('video') })
  if (!path.success || !asked.success) return new Response(null, { status: 404 })
  const isStillSignedIn = await stillSignedIn()
  const input = { orderId: path.data.id, videoId: asked.data.video, isStillSignedIn, now: systemClock.now() }
  return serveVideo(await currentActor(), request, input)
}

export { GET as HEAD }
