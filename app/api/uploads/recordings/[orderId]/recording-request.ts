import { z } from 'zod'
import { isStaff, type StaffActor } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/current-actor'
import { isSameOrigin } from '@/lib/auth/same-origin'

type Asked = { actor: StaffActor; orderId: string }

export const STATUS = {
  NOT_YOURS: 404,
  CONFLICT: 409,
  INCOMPLETE: 409,
  DOUBTFUL: 409,
  CLIP_GONE: 410,
  TOO_LARGE: 413,
  TOO_MANY: 413,
  EMPTY: 422,
  WRONG_HASH: 422,
  BAD_REQUEST: 400,
} as const
export type RecordingProblem = keyof typeof STATUS

/** Who asks, for which order; or the answer to someone who may not. Checked anew at every request. */
export async function askedBy(
  request: Request,
  params: Promise<{ orderId: string }>,
): Promise<Asked | Response> {
  const actor = await currentActor()
  if (!isStaff(actor)) return answer(null, 401)
  if (request.method !== 'GET' && !isSameOrigin(request)) return answer(null, 403)
  const orderId = z.uuid().safeParse((await params).orderId)
  return orderId.success ? { actor, orderId: orderId.data } : answer(null, 404)
}

export function answer(body: unknown, status = 200): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store' } })
}

export function refuse(code: RecordingProblem): Response {
  return answer({ code }, STATUS[code])
}
