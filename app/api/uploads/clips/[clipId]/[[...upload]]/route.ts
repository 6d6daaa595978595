import { z } from 'zod'
import { isStaff } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/current-actor'
import { isSameOrigin } from '@/lib/auth/same-origin'
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
  const clipId = z.uuid().safeParse((await params).clipId)
  const actor = await currentActor()
  if (!clipId.success || !isStaff(actor)) return new Response(null, { status: isStaff(actor) ? 404 : 401 })
  if (request.method !== 'HEAD' && !isSameOrigin(request)) return new Response(null, { status: 403 })
  return answerTus(request, {
    path: `/api/uploads/clips/${clipId.data}`,
    datastore: new ClipUploadStore(actor, clipId.data, systemClock),
    maxSize: MAX_CLIP_BYTES,
  })
}

export { handle as DELETE, handle as HEAD, handle as PATCH, handle as POST }
