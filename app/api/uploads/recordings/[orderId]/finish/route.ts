import { systemClock } from '@/lib/platform/clock'
import { readBody } from '@/lib/platform/read-body'
import { parseJson } from '@/lib/shared/parse-json'
import { finishRecording } from '@/lib/videos/finish-recording'
import { finishSchema } from '@/lib/videos/recording-schema'
import { answer, askedBy, refuse, STATUS } from '../recording-request'

export const dynamic = 'force-dynamic'

const MAX_BYTES = 1_000

/** Makes a video of what was recorded: `{ videoId }`; or `{ code }` with what it is about. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ orderId: string }> },
): Promise<Response> {
  const asked = await askedBy(request, params)
  if (asked instanceof Response) return asked
  const body = await readBody(request, MAX_BYTES)
  if (!body.ok) return refuse(body.code)
  // Who says nothing is not sure.
  const { isSure } = finishSchema.catch({ isSure: false }).parse(parseJson(body.value.toString('utf8')))
  const { actor, orderId } = asked
  const finished = await finishRecording(actor, { orderId, isSure, now: systemClock.now() })
  if (finished.ok) return answer(finished.value, 201)
  const { ok: _, ...problem } = finished
  return answer(problem, STATUS[problem.code])
}
