import { SYSTEM } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { transitionOrder } from './transition-order'

const BATCH = 100

/**
 * Expires drafts and unpaid orders whose seven days are over. A pending bank debit never expires. What a
 * patient typed leaves with its key; the sweep of the store then finds the files without an owner.
 * Returns how many were expired.
 */
export async function expireDrafts(now: Date): Promise<number> {
  const due = await db().order.findMany({
    where: {
      status: { in: ['draft', 'awaiting_payment'] },
      draftExpiresAt: { lt: now },
      payments: { none: { status: { in: ['open', 'pending', 'paid'] } } },
    },
    select: { id: true },
    take: BATCH,
  })
  let expired = 0
  for (const { id: orderId } of due) {
    const result = await db().$transaction((tx) =>
      transitionOrder(tx, { orderId, command: 'expire', actor: SYSTEM, now }),
    )
    if (result.ok) expired += 1
  }
  return expired
}
