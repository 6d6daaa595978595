import type { JobContext } from '@/lib/jobs/job-context'
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
  await eraseExpiredDrafts(before)
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

/** An order that expired unpaid a day ago keeps nothing readable: its files are let go and its key is erased. */
async function eraseExpiredDrafts(before: Date): Promise<void> {
  const expired = await db().order.findMany({
    where: {
      status: 'expired',
      closedAt: { lt: before },
      key: { isNot: null },
      // Late money may still revive an order; while some could come, its files stay.
      payments: { none: { status: { in: ['open', 'pending', 'paid'] } } },
    },
    select: { id: true },
    take: BATCH,
  })
  const ids = expired.map((order) => order.id)
  if (ids.length === 0) return
  await db().$transaction([
    db().reportFile.updateMany({
      where: { orderId: { in: ids }, removedAt: null },
      data: { removedAt: before },
    }),
    db().orderKey.deleteMany({ where: { orderId: { in: ids } } }),
    db().order.updateMany({
      where: { id: { in: ids } },
      data: { firstName: null, phone: null, questions: null, pastedText: null },
    }),
  ])
}
