import { createHash } from 'node:crypto'
import type { Actor } from '@/lib/auth/actor'
import { mayOpenReportFile } from '@/lib/orders/order-policy'
import { db } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'

const HIDDEN = {
  where: { hiddenBoxes: { not: null } },
  orderBy: { id: 'asc' },
  select: { id: true, hiddenAt: true },
} as const

/**
 * Changes whenever a file of the order is added, removed, gets a page, or is done. For a page that stays open while
 * files are processed; it tells nothing of what they hold. Another's order is `NOT_FOUND`.
 */
export async function reportVersion(
  actor: Actor,
  { orderId }: { orderId: string },
): Promise<Result<string, 'NOT_FOUND'>> {
  const order = await db().order.findUnique({
    where: { id: orderId },
    select: {
      id: true,
      userId: true,
      files: {
        where: { state: 'stored', removedAt: null },
        orderBy: [{ position: 'asc' }, { id: 'asc' }],
        select: {
          id: true,
          scan: true,
          process: true,
          pageCount: true,
          _count: { select: { pages: true } },
          pages: HIDDEN,
        },
      },
    },
  })
  if (!order || !mayOpenReportFile(actor, order)) return err('NOT_FOUND')
  const state = order.files.map((file) => [
    file.id,
    file.scan,
    file.process,
    file.pageCount,
    file._count.pages,
    file.pages.map(({ id, hiddenAt }) => [id, hiddenAt]),
  ])
  return ok(createHash('sha256').update(JSON.stringify(state)).digest('hex').slice(0, 16))
}
