import { createHash } from 'node:crypto'
import { z } from 'zod'
import { refuseBytes, serveBytes } from '@/app/api/_bytes/serve-bytes'
import type { Actor } from '@/lib/auth/actor'
import { getTakeAway, type TakeAwayPage } from '@/lib/deliveries/take-away'
import { systemClock } from '@/lib/platform/clock'

type Made = { bytes: Uint8Array; mediaType: string; fileName: string }
type Make = (page: TakeAwayPage, made: { orderId: string; now: Date }) => Promise<Made | null>

const params = z.object({ id: z.uuid() })

/** Answers with a file made for the patient of an order, and for nobody else. */
export async function serveOwnFile(
  actor: Actor,
  request: Request,
  context: { params: Promise<{ id: string }> },
  make: Make,
): Promise<Response> {
  const path = params.safeParse(await context.params)
  if (!path.success) return refuseBytes(404)
  const [orderId, now] = [path.data.id, systemClock.now()]
  if (actor.kind === 'anonymous' || actor.kind === 'draft') return refuseBytes(401)
  const found = await getTakeAway(actor, { orderId, now })
  const made = found.ok ? await make(found.value, { orderId, now }) : null
  if (!made) return refuseBytes(404)
  const { bytes, mediaType, fileName } = made
  const file = {
    mediaType,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    byteCount: bytes.length,
    async *stream(start: number, end: number) {
      yield bytes.subarray(start, end + 1)
    },
  }
  return serveBytes(request, file, fileName)
}
