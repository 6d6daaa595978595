import { isStaff } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/current-actor'
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
  const { orderId } = await params
  const actor = await currentActor()
  if (!isStaff(actor)) return new Response(null, { status: 401 })
  return answerTus(request, {
    folder: 'videos',
    id: orderId,
    datastore: new VideoUploadStore(actor, { orderId }, systemClock),
    maxSize: env().MAX_VIDEO_BYTES,
  })
}

export { handle as DELETE, handle as HEAD, handle as PATCH, handle as POST }
