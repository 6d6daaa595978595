import { systemClock } from '@/lib/platform/clock'
import { finishRecording } from '@/lib/videos/finish-recording'
import { answer, askedBy, STATUS } from '../recording-request'

export const dynamic = 'force-dynamic'

/** Makes a video of what was recorded: `{ videoId }`; or `{ code }` with what it is about. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ orderId: string }> },
): Promise<Response> {
  const asked = await askedBy(request, params)
  if (asked instanceof Response) return asked
  const finished = await finishRecording(asked.actor, { orderId: asked.orderId, now: systemClock.now() })
  if (finished.ok) return answer(finished.value, 201)
  const { ok: _, ...problem } = finished
  return answer(problem, STATUS[problem.code])
}
