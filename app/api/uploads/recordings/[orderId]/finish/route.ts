import { systemClock } from '@/lib/platform/clock'
import { finishRecording } from '@/lib/videos/finish-recording'
import { answer, askedBy, refuse } from '../recording-request'

export const dynamic = 'force-dynamic'

/** Makes a video of what was recorded: `{ videoId }`. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ orderId: string }> },
): Promise<Response> {
  const asked = await askedBy(request, params)
  if (asked instanceof Response) return asked
  const finished = await finishRecording(asked.actor, { orderId: asked.orderId, now: systemClock.now() })
  return finished.ok ? answer(finished.value, 201) : refuse(finished.code)
}
