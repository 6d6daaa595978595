import { db } from '@/lib/platform/db'
import { storage } from '@/lib/platform/storage'

/**
 * Erases what an order holds about health: its files and videos leave the store, its key is destroyed, so every
 * encrypted column of it and of its messages stays unreadable for good. Numbers, money and the append-only trail
 * stay; `forgetPatients` later ends whose they are.
 */
export async function eraseOrder(orderId: string, now: Date): Promise<void> {
  // The bytes first: a crash between leaves an order that is erased again, never a key without an owner.
  for (const key of await objectKeysOf(orderId)) await storage().remove(key)
  await eraseRows(orderId, now)
}

/** The storage keys of everything that an order has in the store. */
export async function objectKeysOf(orderId: string): Promise<string[]> {
  const [files, pages, parts, videos, assets, cuts, uploads, recorded] = await Promise.all([
    db().reportFile.findMany({ where: { orderId }, select: { storageKeys: true, cleanKey: true } }),
    db().reportPage.findMany({ where: { orderId }, select: { imageKey: true, sealedImageKey: true } }),
    db().reportChunk.findMany({ where: { upload: { orderId } }, select: { storageKey: true } }),
    db().video.findMany({ where: { orderId, storageKey: { not: null } }, select: { storageKey: true } }),
    db().videoAsset.findMany({ where: { video: { orderId } }, select: { storageKey: true } }),
    db().shareLink.findMany({ where: { orderId }, select: { storageKey: true } }),
    db().videoChunk.findMany({ where: { upload: { orderId } }, select: { storageKey: true } }),
    db().recordingChunk.findMany({
      where: { segment: { recording: { orderId } } },
      select: { storageKey: true },
    }),
  ])
  return [
    ...files.flatMap(({ storageKeys, cleanKey }) => [...storageKeys, cleanKey]),
    ...pages.flatMap(({ imageKey, sealedImageKey }) => [imageKey, sealedImageKey]),
    ...[...parts, ...videos, ...assets, ...cuts, ...uploads, ...recorded].map(({ storageKey }) => storageKey),
  ].filter((key) => key !== null)
}

async function eraseRows(orderId: string, now: Date): Promise<void> {
  await db().$transaction([
    db().reportPage.deleteMany({ where: { orderId } }),
    db().sealedOpening.deleteMany({ where: { orderId } }),
    db().reportFile.updateMany({ where: { orderId, removedAt: null }, data: { removedAt: now } }),
    db().reportUpload.deleteMany({ where: { orderId } }),
    db().videoAsset.deleteMany({ where: { video: { orderId } } }),
    db().shareLink.deleteMany({ where: { orderId } }),
    db().followUpQuestion.deleteMany({ where: { orderId } }),
    db().understandingAnswer.deleteMany({ where: { delivery: { orderId } } }),
    db().checkCards.deleteMany({ where: { orderId } }),
    db().takeAway.deleteMany({ where: { orderId } }),
    db().videoUpload.deleteMany({ where: { orderId } }),
    db().recording.deleteMany({ where: { orderId } }),
    db().setAsideText.deleteMany({ where: { orderId } }),
    db().orderKey.deleteMany({ where: { orderId } }),
    db().order.updateMany({
      where: { id: orderId },
      data: {
        firstName: null,
        phone: null,
        typedEmail: null,
        questions: null,
        pastedText: null,
        leadArticle: null,
      },
    }),
  ])
}
