import type { Actor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'

/** Less than this from the end counts as watched: the next time begins at the start. */
const END_MS = 5_000

/**
 * Notes where a patient stopped watching a delivery, for their next device. Anything else than their own live one is
 * `NOT_FOUND`: a page that still shows a withdrawn version says nothing about the next.
 * @param positionMs from the start of the video
 */
export async function saveWatchProgress(
  actor: Actor,
  {
    orderId,
    deliveryId,
    positionMs,
    now,
  }: { orderId: string; deliveryId: string; positionMs: number; now: Date },
): Promise<Result<undefined, 'NOT_FOUND'>> {
  if (actor.kind !== 'patient') return err('NOT_FOUND')
  const { userId } = actor
  const delivery = await db().delivery.findFirst({
    where: { id: deliveryId, orderId, withdrawnAt: null, order: { userId } },
    select: { id: true, video: { select: { durationMs: true } } },
  })
  if (!delivery) return err('NOT_FOUND')
  const isOver = positionMs >= (delivery.video.durationMs ?? 0) - END_MS
  const data = { positionMs: isOver ? 0 : Math.round(positionMs), updatedAt: now }
  await db().watchProgress.upsert({
    where: { deliveryId_userId: { deliveryId: delivery.id, userId } },
    create: { deliveryId: delivery.id, userId, ...data },
    update: data,
    select: { deliveryId: true },
  })
  return ok()
}

/** Where this patient stopped watching a delivery, in milliseconds; 0 at the start and for anyone else. */
export async function readWatchProgress(actor: Actor, deliveryId: string): Promise<number> {
  if (actor.kind !== 'patient') return 0
  const progress = await db().watchProgress.findUnique({
    where: { deliveryId_userId: { deliveryId, userId: actor.userId } },
    select: { positionMs: true },
  })
  return progress?.positionMs ?? 0
}
