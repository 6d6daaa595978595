import { z } from 'zod'
import { currentGuest } from '@/lib/auth/share-cookie'
import { ASSET_PARTS } from '@/lib/deliveries/video-part-schema'
import { systemClock } from '@/lib/platform/clock'
import { serveShared } from './serve-shared'

const params = z.object({ share: z.uuid(), part: z.enum(['video', ...ASSET_PARTS]) })

/** The bytes of a share link, for the browser that opened it. */
export async function GET(
  request: Request,
  context: { params: Promise<{ share: string; part: string }> },
): Promise<Response> {
  const path = params.safeParse(await context.params)
  if (!path.success) return new Response(null, { status: 404 })
  const input = { shareId: path.data.share, part: path.data.part, now: systemClock.now() }
  return serveShared(await currentGuest(), request, input)
}

export { GET as HEAD }
