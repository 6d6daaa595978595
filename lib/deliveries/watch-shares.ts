import { queueMail } from '@/lib/jobs/queue-mail'
import { db } from '@/lib/platform/db'
import { storage } from '@/lib/platform/storage'
import { eachApart } from '@/lib/shared/each-apart'
import { withoutQueued } from '@/lib/staff/sent-mails'
import { liveShare } from './share-access'

const DAY_MS = 86_400_000

/**
 * Tells patients by mail, the day before, that links they made are about to end: once for all of an order that end on one
 * day. Who chose a day at most knows.
 */
export async function warnOfEndingShares(now: Date): Promise<void> {
  const ending = await db().shareLink.findMany({
    where: { ...liveShare(now), expiresAt: { gt: now, lte: new Date(now.getTime() + DAY_MS) } },
    select: { orderId: true, createdAt: true, expiresAt: true },
  })
  const mails = ending
    .filter(({ createdAt, expiresAt }) => expiresAt.getTime() - createdAt.getTime() > DAY_MS)
    .map(({ orderId, expiresAt }) => {
      const day = expiresAt.toISOString().slice(0, 10)
      return { kind: 'share_ending' as const, orderId, subjectKey: `${orderId}:${day}` }
    })
  const each = new Map(mails.map((mail) => [mail.subjectKey, mail]))
  await eachApart(await withoutQueued([...each.values()]), (mail) =>
    db().$transaction((tx) => queueMail(tx, mail)),
  )
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
