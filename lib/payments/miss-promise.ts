import { SYSTEM } from '@/lib/auth/actor'
import { wasThereAt } from '@/lib/orders/kept-promise'
import type { Tx } from '@/lib/platform/db'
import { lockOrder } from './lock-order'
import { refundOrder } from './request-refund'

/**
 * Notes in the caller's transaction that an order's promise was missed, and asks for all its money back: once, whoever
 * finds it first. A video that was there when it was due kept the promise, even if it was withdrawn later.
 * The caller has found that `dueAt` is past.
 * @returns whether it was noted now
 */
export async function missPromise(
  tx: Tx,
  { orderId, dueAt, now }: { orderId: string; dueAt: Date; now: Date },
): Promise<boolean> {
  await lockOrder(tx, orderId)
  const marked = await tx.order.updateMany({
    where: {
      id: orderId,
      status: { in: ['received', 'in_production', 'in_review', 'delivered'] },
      promiseMissedAt: null,
      dueAt,
      deliveries: { none: wasThereAt(dueAt) },
    },
    data: { promiseMissedAt: now },
  })
  if (marked.count === 0) return false
  await refundOrder(tx, { orderId, reason: 'promise_missed', actor: SYSTEM, now })
  return true
}
