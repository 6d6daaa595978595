import { db, Prisma } from '@/lib/platform/db'

/**
 * Approvals by which an author released a delivery alone and that no peer has read yet, the most pressing first.
 * Without a delivery of exactly that work, such as after it was sent back, there is nothing to read.
 * @returns their ids
 */
export async function findReleasedAlone(of: {
  orderId?: string
  dueBy?: Date
  limit: number
}): Promise<string[]> {
  const { orderId, dueBy, limit } = of
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT a.id FROM "Approval" a
    WHERE a."reviewDueAt" IS NOT NULL AND a."reviewedAt" IS NULL
      ${orderId === undefined ? Prisma.empty : Prisma.sql`AND a."orderId" = ${orderId}::uuid`}
      ${dueBy === undefined ? Prisma.empty : Prisma.sql`AND a."reviewDueAt" <= ${dueBy}::timestamptz`}
      AND EXISTS (
        SELECT 1 FROM "Delivery" d WHERE d."orderId" = a."orderId" AND d."videoId" = a."videoId"
          AND d."plainReportId" = a."plainReportId")
    ORDER BY a."reviewDueAt", a.id LIMIT ${limit}`
  return rows.map(({ id }) => id)
}
