import type { Actor } from '@/lib/auth/actor'
import { guardedOpen } from '@/lib/orders/raise-corrupt-file'
import { db } from '@/lib/platform/db'
import { verifyingStream } from '@/lib/platform/object-store'
import { timingSchema, type VideoTiming } from './timing-schema'

/** Of what is stored with a video as text. */
export const MAX_TEXT_BYTES = 4 * 1024 ** 2

type VideoInput = { orderId: string; videoId: string; now: Date }

/**
 * When everything of a finished video happens, with the count of its corrections; null while there is no video, and for
 * a file that is damaged, which is put on record. The caller has checked who asks.
 */
export async function readVideoTiming(
  actor: Actor,
  { orderId, videoId, now }: VideoInput,
): Promise<{ timing: VideoTiming; revision: number } | null> {
  const asset = await db().videoAsset.findFirst({
    where: { videoId, kind: 'timing', video: { orderId, state: 'ready' } },
    select: { storageKey: true, sha256: true, revision: true },
  })
  if (!asset) return null
  const opened = await guardedOpen(asset.storageKey, { actor, orderId, objectId: videoId, now })
  if (!opened.ok || opened.value.byteCount > MAX_TEXT_BYTES) return null
  const parts: Uint8Array[] = []
  for await (const part of verifyingStream(opened.value.stream(), asset.sha256)) parts.push(part)
  return {
    timing: timingSchema.parse(JSON.parse(Buffer.concat(parts).toString('utf8'))),
    revision: asset.revision,
  }
}
