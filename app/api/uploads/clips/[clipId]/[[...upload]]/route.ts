import { isStaff } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/current-actor'
import { systemClock } from '@/lib/platform/clock'
import { MAX_CLIP_BYTES } from '@/lib/videos/clip-schema'
import { ClipUploadStore } from '@/lib/videos/clip-upload-store'
import { answerTus } from '../../../answer-tus'

export const dynamic = 'force-dynamic'

/** Resumable upload (tus 1.0) of the file of a clip. The actor is checked at every request. */
async function handle(
  request: Request,
  { params }: { params: Promise<{ clipId: string }> },
): Promise<Response> {
  const { clipId } = await params
  const actor = await currentActor()
  if (!isStaff(actor)) return new Response(null, { status: 401 })
  return answerTus(request, {
    folder: 'clips',
    id: clipId,
    datastore: new ClipUploadStore(actor, { clipId }, systemClock),
    maxSize: MAX_CLIP_BYTES,
  })
}

export { handle as DELETE, handle as HEAD, handle as PATCH, handle as POST }
