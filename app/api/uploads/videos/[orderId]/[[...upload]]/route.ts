import { z } from 'zod'
import { isStaff } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/current-actor'
import { isSameOrigin } from '@/lib/auth/same-origin'
import { systemClock } from '@/lib/platform/clock'
import { env } from '@/lib/platform/env'
import { VideoUploadStore } from '@/lib/videos/video-upload-store'
import { answerTus } from '../../../answer-tus'

export const dynamic = 'force-dynamic'

/** Resumable upload (tus 1.0) of a finished video. The actor is checked at every request. */
async function handle(
  request: Request,
  { params }: { params: Promise<{ orderId: string }> },
): Promise<Response> {
  const orderId = z.uuid().safeParse((await params).orderId)
  const actor = await currentActor()
  if (!orderId.success || !isStaff(actor)) return new Response(null, { status: isStaff(actor) ? 404 : 401 })
  if (request.method !== 'HEAD' && !isSameOrigin(request)) return new Response(null, { status: 403 })
  return answerTus(request, {
    path: `/api/uploads/videos/${orderId.data}`,
    datastore: new VideoUploadStore(actor, orderId.data, systemClock),
    maxSize: env().MAX_VIDEO_BYTES,
  })
}

export { handle as DELETE, handle as HEAD, handle as PATCH, handle as POST }
