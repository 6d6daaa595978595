import type { Actor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import type { VideoTiming } from '@/lib/videos/timing-schema'
import { readTiming } from './read-timing'

/**
 * The timing of an order's live delivery, or null when there is none. The caller has checked that the actor may have
 * it; the actor is named on record should the stored file be damaged.
 */
export async function readDeliveredTiming(
  actor: Actor,
  { orderId, now }: { orderId: string; now: Date },
): Promise<VideoTiming | null> {
  const delivery = await db().delivery.findFirst({
    where: { orderId, withdrawnAt: null },
    select: { video: { select: { id: true, assets: { where: { kind: 'timing' } } } } },
  })
  if (!delivery) return null
  const { id, assets } = delivery.video
  return readTiming(assets[0] ?? null, { actor, orderId, objectId: id, now })
}
