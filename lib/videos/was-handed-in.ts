import type { Tx } from '@/lib/platform/db'

/** Whether an order's work was handed in since this moment: such work is never changed again, it is a new version. */
export async function wasHandedInSince(tx: Tx, orderId: string, since: Date): Promise<boolean> {
  const handedIn = { orderId, command: 'submit_for_review', at: { gte: since } }
  return (await tx.orderEvent.count({ where: handedIn })) > 0
}
