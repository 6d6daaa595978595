import { recordAudit } from '@/lib/audit/record-audit'
import type { StaffActor } from '@/lib/auth/actor'
import { enqueue } from '@/lib/jobs/enqueue'
import { openOrderKey } from '@/lib/orders/order-key'
import { releaseAbandoned } from '@/lib/orders/release-abandoned'
import { type TransitionError, transitionOrder } from '@/lib/orders/transition-order'
import { missPromise } from '@/lib/payments/miss-promise'
import { db, type Tx } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { hasWithdrawnClip } from '@/lib/videos/clip-queries'
import { latestWork, standingApproval } from '@/lib/videos/review-order'

/**
 * Delivers an order ('mark complete'): its newest video and plain report, both approved together, are released
 * to the patient, who is told by mail. `NOT_APPROVED` also when something newer arrived after the approval, or the
 * work was sent back or withdrawn since; `CLIP_WITHDRAWN` while the video holds a clip that was taken out of use.
 * A video that comes after its promise gives the money back, as one that is still missing does.
 */
export async function deliverOrder(
  actor: StaffActor,
  { orderId, now }: { orderId: string; now: Date },
): Promise<
  Result<{ deliveryId: string }, TransitionError | 'NOT_APPROVED' | 'URGENT_OPEN' | 'CLIP_WITHDRAWN'>
> {
  return db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Order" WHERE id = ${orderId}::uuid FOR UPDATE`
    const work = await latestWork(tx, orderId)
    const approval = work && (await standingApproval(tx, orderId, work))
    if (!work || !approval) return err('NOT_APPROVED')
    if (await hasWithdrawnClip(tx, work.video.id)) return err('CLIP_WITHDRAWN')
    // An urgent finding never waits for the video, and the video never hides that nobody was told.
    if ((await tx.urgentFlag.count({ where: { orderId, closedAt: null } })) > 0) return err('URGENT_OPEN')
    const moved = await transitionOrder(tx, { orderId, command: 'deliver', actor, now })
    if (!moved.ok) return moved
    await settleWhenLate(tx, orderId, now)
    const delivery = await tx.delivery.create({
      data: {
        orderId,
        videoId: work.video.id,
        plainReportId: work.plainReport.id,
        deliveredById: actor.userId,
        deliveredAt: now,
      },
      select: { id: true },
    })
    await enqueue(tx, 'video.caption', { videoId: work.video.id })
    await recordAudit(
      {
        actor,
        action: 'order.changed',
        orderId,
        objectId: delivery.id,
        detail: { to: 'delivered' },
        at: now,
      },
      tx,
    )
    return ok({ deliveryId: delivery.id })
  })
}

/**
 * The watcher looks at orders that are still open, once a minute, so it never sees a promise that was missed by
 * less. No mail says that the video still comes: it is here, and another tells that the money is on its way.
 */
async function settleWhenLate(tx: Tx, orderId: string, now: Date): Promise<void> {
  const order = await tx.order.findUnique({ where: { id: orderId }, select: { dueAt: true } })
  if (order?.dueAt && order.dueAt < now) await missPromise(tx, { orderId, dueAt: order.dueAt, now })
}

/**
 * Takes a delivery back: the patient's video and plain report close at once, the mail says so, and the order is
 * in production again for a new version: with whoever made it, or in the queue when they have left.
 * @param reason for staff and the record; the patient's mail holds none of it
 */
export async function withdrawDelivery(
  actor: StaffActor,
  { orderId, reason, now }: { orderId: string; reason: string; now: Date },
): Promise<Result<undefined, TransitionError>> {
  return db().$transaction(async (tx) => {
    const cipher = await openOrderKey(tx, orderId)
    const delivery = await tx.delivery.findFirst({
      where: { orderId, withdrawnAt: null },
      select: { id: true },
    })
    if (!cipher || !delivery) return err('NOT_FOUND')
    const moved = await transitionOrder(tx, { orderId, command: 'withdraw', actor, now })
    if (!moved.ok) return moved
    await releaseAbandoned(tx, { orderId, now })
    await tx.delivery.update({
      where: { id: delivery.id },
      data: {
        withdrawnAt: now,
        withdrawnById: actor.userId,
        withdrawReason: cipher.encrypt(
          { table: 'Delivery', column: 'withdrawReason', id: delivery.id },
          reason,
        ),
      },
      select: { id: true },
    })
    await recordAudit({ actor, action: 'order.changed', orderId, detail: { to: 'withdrawn' }, at: now }, tx)
    return ok()
  })
}
