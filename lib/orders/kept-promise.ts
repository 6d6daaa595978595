import { db, Prisma } from '@/lib/platform/db'

/**
 * Whether an order that was delivered and has its video withdrawn kept its promise: the video was there when it was
 * due. A condition on "Order", under the name that the query gives it.
 */
export function promiseKept(order: 'o' | 'page'): Prisma.Sql {
  const o = Prisma.raw(order)
  return Prisma.sql`EXISTS (
    SELECT 1 FROM "Delivery" d WHERE d."orderId" = ${o}.id AND d."deliveredAt" <= ${o}."dueAt"
      AND (d."withdrawnAt" IS NULL OR d."withdrawnAt" > ${o}."dueAt"))`
}

/** The same of one delivery, for a query of the client's. */
export function wasThereAt(dueAt: Date): Prisma.DeliveryWhereInput {
  return { deliveredAt: { lte: dueAt }, OR: [{ withdrawnAt: null }, { withdrawnAt: { gt: dueAt } }] }
}

/** Whether the promise of an open order `o` is broken: nobody is waited for, it was due, and no video was there. */
export function promiseBroken(now: Date): Prisma.Sql {
  return Prisma.sql`(o."pausedAt" IS NULL AND o."dueAt" <= ${now}::timestamptz AND NOT ${promiseKept('o')})`
}

/** Which of these orders kept their promise. */
export async function keptPromises(orderIds: readonly string[]): Promise<Set<string>> {
  if (orderIds.length === 0) return new Set()
  const kept = await db().$queryRaw<{ id: string }[]>`
    SELECT o.id FROM "Order" o WHERE o.id = ANY(${orderIds}::uuid[]) AND ${promiseKept('o')}`
  return new Set(kept.map(({ id }) => id))
}
