import { Server } from '@tus/server'
import { z } from 'zod'
import { isStaff } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/current-actor'
import { isSameOrigin } from '@/lib/auth/same-origin'
import { systemClock } from '@/lib/platform/clock'
import { env } from '@/lib/platform/env'
import { VideoUploadStore } from '@/lib/videos/video-upload-store'

export const dynamic = 'force-dynamic'

/** The store counts bytes by compare-and-set in PostgreSQL, so requests need no lock between them. */
const NO_LOCK = { newLock: () => ({ lock: async () => undefined, unlock: async () => undefined }) }

/** Resumable upload (tus 1.0) of a finished video. The actor is checked at every request. */
async function handle(
  request: Request,
  { params }: { params: Promise<{ orderId: string }> },
): Promise<Response> {
  const orderId = z.uuid().safeParse((await params).orderId)
  const actor = await currentActor()
  if (!orderId.success || !isStaff(actor)) return new Response(null, { status: isStaff(actor) ? 404 : 401 })
  if (request.method !== 'HEAD' && !isSameOrigin(request)) return new Response(null, { status: 403 })
  const server = new Server({
    path: `/api/uploads/videos/${orderId.data}`,
    datastore: new VideoUploadStore(actor, orderId.data, systemClock),
    locker: NO_LOCK,
    namingFunction: () => crypto.randomUUID(),
    maxSize: env().MAX_VIDEO_BYTES,
    relativeLocation: true,
    // The package answers every origin by default.
    allowedOrigins: [env().APP_URL],
  })
  const response = await server.handleWeb(request)
  response.headers.set('cache-control', 'no-store')
  return response
}

export { handle as DELETE, handle as HEAD, handle as PATCH, handle as POST }
