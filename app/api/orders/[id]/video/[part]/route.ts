import { z } from 'zod'
import { currentActor, stillSignedIn } from '@/lib/auth/current-actor'
import { ASSET_PARTS } from '@/lib/deliveries/video-part-schema'
import { systemClock } from '@/lib/platform/clock'
import { serveVideo } from '../serve-video'

const params = z.object({ id: z.uuid(), part: z.enum([...ASSET_PARTS, 'download']) })
const query = z.object({ video: z.uuid().nullable() })

type Context = { params: Promise<{ id: string; part: string }> }

/** What belongs to an order's video: captions, pictures, its sound alone, the copy to save. `?video=` names a version, for staff. */
export async function GET(request: Request, context: Context): Promise<Response> {
  const path = params.safeParse(await context.params)
  const asked = query.safeParse({ video: new URL(request.url).searchParams.get('video') })
  if (!path.success || !asked.success) return new Response(null, { status: 404 })
  const { id: orderId, part } = path.data
  const isStillSignedIn = await stillSignedIn()
  const input = { orderId, part, videoId: asked.data.video, isStillSignedIn, now: systemClock.now() }
  return serveVideo(await currentActor(), request, input)
}

export { GET as HEAD }
