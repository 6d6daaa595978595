import { removeEndedSignIns } from '@/lib/auth/remove-ended-sign-ins'
import type { JobContext } from '@/lib/jobs/job-context'
import { eraseOrder } from '@/lib/orders/erase-order'
import { db } from '@/lib/platform/db'
import { logger } from '@/lib/platform/logger'
import { storage } from '@/lib/platform/storage'

const ORPHAN_AGE_MS = 24 * 3_600_000
const BATCH = 200

/**
 * Removes objects that no row refers to once they are a day old, and what expired drafts left. An object that a
 * row refers to is never touched, whatever its age.
 */
export async function sweepStorage(_payload: object, { now }: JobContext): Promise<void> {
  const before = new Date(now.getTime() - ORPHAN_AGE_MS)
  await removeEndedSignIns(now)
  await eraseDueOrders(now)
  let batch: string[] = []
  let removed = await storage().removePartials(before)
  for await (const { key, modifiedAt } of storage().list()) {
    if (modifiedAt >= before) continue
    batch.push(key)
    if (batch.length < BATCH) continue
    removed += await removeUnreferenced(batch)
    batch = []
  }
  removed += await removeUnreferenced(batch)
  if (removed > 0) logger.info({ event: 'storage.swept', removed })
}

async function removeUnreferenced(keys: readonly string[]): Promise<number> {
  if (keys.length === 0) return 0
  const where = { storageKey: { in: [...keys] } }
  const select = { storageKey: true }
  const [files, chunks, videos] = await Promise.all([
    db().reportFile.findMany({ where: { ...where, removedAt: null }, select }),
    db().videoChunk.findMany({ where, select }),
    db().video.findMany({ where, select }),
  ])
  const referenced = new Set([...files, ...chunks, ...videos].map((row) => row.storageKey))
  const orphans = keys.filter((key) => !referenced.has(key))
  for (const key of orphans) await storage().remove(key)
  return orphans.length
}

/**
 * Erases orders whose time is over: unpaid ones a day after they expired, ended ones at `retainUntil`.
 * Late money may still revive an expired order; while some could come, it is left alone.
 */
async function eraseDueOrders(now: Date): Promise<void> {
  const due = await db().order.findMany({
    where: {
      key: { isNot: null },
      OR: [
        {
          status: 'expired',
          closedAt: { lt: new Date(now.getTime() - ORPHAN_AGE_MS) },
          payments: { none: { status: { in: ['open', 'pending', 'paid'] } } },
        },
        { closedAt: { not: null }, retainUntil: { lt: now } },
      ],
    },
    select: { id: true },
    take: BATCH,
  })
  for (const { id } of due) await eraseOrder(id, now)
  if (due.length > 0) logger.info({ event: 'orders.erased', count: due.length })
}
