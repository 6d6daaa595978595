import type { Tx } from '@/lib/platform/db'

/**
 * Makes everyone else who moves money or status of this order wait until the transaction ends. Every write to
 * payments and refund requests happens under it, and it is always taken before any row of them: one lock,
 * one order of locking, no deadlock. Rows that merely refer to the order can still be added meanwhile.
 */
export async function lockOrder(tx: Tx, orderId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Order" WHERE id = ${orderId}::uuid FOR NO KEY UPDATE`
}
