import { z } from 'zod'
import { receiveRecordingChunk } from '@/lib/videos/receive-recording-chunk'
import { sequenceSchema, sha256Schema } from '@/lib/videos/recording-schema'
import { answer, askedBy, refuse } from '../../../recording-request'

export const dynamic = 'force-dynamic'

const placeSchema = z.object({ segmentId: z.uuid(), sequence: sequenceSchema, sha256: sha256Schema })

/** Takes one chunk's bytes; their SHA-256 in hex is in `x-sha256`. Sending it again is no failure. */
export async function PUT(
  request: Request,
  { params }: { params: Promise<{ orderId: string; segmentId: string; sequence: string }> },
): Promise<Response> {
  const asked = await askedBy(request, params)
  if (asked instanceof Response) return asked
  const place = placeSchema.safeParse({ ...(await params), sha256: request.headers.get('x-sha256') })
  if (!place.success || !request.body) return refuse('BAD_REQUEST')
  const { actor, orderId } = asked
  const received = await receiveRecordingChunk(actor, { orderId, ...place.data, source: request.body })
  return received.ok ? answer({}) : refuse(received.code)
}
