import { queueMail } from '@/lib/jobs/queue-mail'
import { db } from '@/lib/platform/db'
import { storage } from '@/lib/platform/storage'
import { liveShare } from './share-access'

const DAY_MS = 86_400_000

/** Tells patients by mail, the day before, that a link they made is about to end; once for each end. */
export async function warnOfEndingShares(now: Date): Promise<void> {
  const ending = await db().shareLink.findMany({
    where: { ...liveShare(now), expiresAt: { gt: now, lte: new Date(now.getTime() + DAY_MS) } },
    select: { id: true, orderId: true, expiresAt: true },
  })
  for (const { id, orderId, expiresAt } of ending) {
    const subjectKey = `${id}:${expiresAt.getTime()}`
    await db().$transaction((tx) => queueMail(tx, { kind: 'share_ending', subjectKey, orderId }))
  }
}

/** Removes the cuts of links that were stopped, or that ended a day ago and were not kept open. */
export async function dropEndedCuts(now: Date): Promise<void> {
  const ended = await db().shareLink.findMany({
    where: {
      storageKey: { not: null },
      OR: [{ revokedAt: { not: null } }, { expiresAt: { lt: new Date(now.getTime() - DAY_MS) } }],
    },
    select: { id: true, storageKey: true },
  })
  for (const { id, storageKey } of ended) {
    if (storageKey) await storage().remove(storageKey)
    // Kept open again later, it is cut again.
    await db().shareLink.update({
      where: { id },
      data: { storageKey: null, state: 'failed' },
      select: { id: true },
    })
  }
}
