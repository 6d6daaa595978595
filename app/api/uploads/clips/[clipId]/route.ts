import { z } from 'zod'
import { isStaff } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/current-actor'
import { isSameOrigin } from '@/lib/auth/same-origin'
import { systemClock } from '@/lib/platform/clock'
import { receiveClipFile } from '@/lib/videos/clips'

export const dynamic = 'force-dynamic'

const STATUS = { NOT_YOURS: 404, CONFLICT: 409, TOO_LARGE: 413, EMPTY: 422 } as const

/** Takes in the file of a clip, in one go. */
export async function PUT(
  request: Request,
  { params }: { params: Promise<{ clipId: string }> },
): Promise<Response> {
  const actor = await currentActor()
  if (!isStaff(actor)) return answer(401)
  if (!isSameOrigin(request)) return answer(403)
  const id = z.uuid().safeParse((await params).clipId)
  if (!id.success) return answer(404)
  if (!request.body) return answer(422)
  const received = await receiveClipFile(actor, { id: id.data, source: request.body, now: systemClock.now() })
  return answer(received.ok ? 204 : STATUS[received.code])
}

function answer(status: number): Response {
  return new Response(null, { status, headers: { 'cache-control': 'no-store' } })
}
