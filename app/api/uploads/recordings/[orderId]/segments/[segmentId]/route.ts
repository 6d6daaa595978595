import { z } from 'zod'
import { systemClock } from '@/lib/platform/clock'
import { readBody } from '@/lib/platform/read-body'
import { parseJson } from '@/lib/shared/parse-json'
import { saveSegment } from '@/lib/videos/recording'
import { segmentSchema } from '@/lib/videos/recording-schema'
import { answer, askedBy, refuse } from '../../recording-request'

export const dynamic = 'force-dynamic'

const MAX_BYTES = 1_000_000

/** Writes down a segment: when it begins, as its log grows, when it ends. */
export async function PUT(
  request: Request,
  { params }: { params: Promise<{ orderId: string; segmentId: string }> },
): Promise<Response> {
  const asked = await askedBy(request, params)
  if (asked instanceof Response) return asked
  const segmentId = z.uuid().safeParse((await params).segmentId)
  const body = await readBody(request, MAX_BYTES)
  if (!body.ok) return refuse(body.code)
  const segment = segmentSchema.safeParse(parseJson(body.value.toString('utf8')))
  if (!segmentId.success || !segment.success) return refuse('BAD_REQUEST')
  const { actor, orderId } = asked
  const saved = await saveSegment(actor, {
    orderId,
    segmentId: segmentId.data,
    segment: segment.data,
    now: systemClock.now(),
  })
  return saved.ok ? answer({}) : refuse(saved.code)
}
