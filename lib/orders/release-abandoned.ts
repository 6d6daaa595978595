import { SYSTEM } from '@/lib/auth/actor'
import type { Tx } from '@/lib/platform/db'
import { transitionOrder } from './transition-order'

/**
 * Puts an order that just came back into production into the queue when whoever claimed it has no access any more,
 * in the caller's transaction: work must never wait for someone who cannot sign in. Their claim stays while others
 * read or watch what they made, for nothing is asked of them there.
 */
export async function releaseAbandoned(
  tx: Tx,
  { orderId, now }: { orderId: string; now: Date },
): Promise<void> {
  // Whoever ends their access at this moment waits for us and then sees this order, or we wait and see the end.
  await tx.$queryRaw`
    SELECT 1 FROM "User" WHERE id = (SELECT "claimedById" FROM "Order" WHERE id = ${orderId}::uuid) FOR SHARE`
  const abandoned = await tx.order.count({
    where: { id: orderId, status: 'in_production', claimedBy: { disabledAt: { not: null } } },
  })
  if (abandoned === 0) return
  const released = await transitionOrder(tx, { orderId, command: 'release', actor: SYSTEM, now })
  if (!released.ok) throw new Error(`order ${orderId} could not be released: ${released.code}`)
}
