import type { StaffActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { newStorageKey } from '@/lib/platform/object-store'
import { storage } from '@/lib/platform/storage'
import { err, ok, type Result } from '@/lib/shared/result'
import { MAX_CHUNK_BYTES } from './recording-schema'
import { maySendVideo } from './video-policy'

export type ChunkError = 'NOT_YOURS' | 'CONFLICT' | 'TOO_LARGE' | 'WRONG_HASH'

type ChunkInput = {
  orderId: string
  segmentId: string
  sequence: number
  /** Of the clear bytes, in hex, as the browser counted it. */
  sha256: string
  source: AsyncIterable<Uint8Array>
}

/**
 * Keeps one chunk of a recorded segment, an encrypted object of its own. Sending it again is no failure; `CONFLICT`
 * when other bytes are there under its number. `WRONG_HASH`: what arrived is not what was sent.
 */
export async function receiveRecordingChunk(
  actor: StaffActor,
  { orderId, segmentId, sequence, sha256, source }: ChunkInput,
): Promise<Result<undefined, ChunkError>> {
  if (!(await maySendVideo(actor, orderId))) return err('NOT_YOURS')
  const segment = await db().recordingSegment.findFirst({
    where: { id: segmentId, recording: { orderId, userId: actor.userId } },
    select: { recordingId: true },
  })
  if (!segment) return err('NOT_YOURS')
  const place = { segmentId_sequence: { segmentId, sequence } }
  const there = await db().recordingChunk.findUnique({ where: place, select: { sha256: true } })
  if (there) return there.sha256 === sha256 ? ok() : err('CONFLICT')
  const sent = await db().recordingChunk.aggregate({
    where: { segment: { recordingId: segment.recordingId } },
    _sum: { byteCount: true },
  })
  if ((sent._sum.byteCount ?? 0) >= env().MAX_VIDEO_BYTES) return err('TOO_LARGE')

  const storageKey = newStorageKey('chunk')
  const stored = await storage().put(storageKey, source, { maxBytes: MAX_CHUNK_BYTES })
  if (!stored.ok) return stored
  const { byteCount } = stored.value
  const isWhole = byteCount > 0 && stored.value.sha256 === sha256
  const kept = isWhole
    ? await db().recordingChunk.createMany({
        data: [{ segmentId, sequence, byteCount, sha256, storageKey }],
        skipDuplicates: true,
      })
    : { count: 0 }
  if (kept.count === 1) return ok()
  await storage().remove(storageKey)
  if (!isWhole) return err('WRONG_HASH')
  // The same chunk arrived twice at once.
  const twin = await db().recordingChunk.findUnique({ where: place, select: { sha256: true } })
  return twin?.sha256 === sha256 ? ok() : err('CONFLICT')
}
