import { createReadStream } from 'node:fs'
import { SYSTEM } from '@/lib/auth/actor'
import { enqueue } from '@/lib/jobs/enqueue'
import { openOrderKey } from '@/lib/orders/order-key'
import { guardedOpen, guardedStream, isReadWhole } from '@/lib/orders/raise-corrupt-file'
import { db } from '@/lib/platform/db'
import { paintPicture } from '@/lib/platform/intake/paint-picture'
import { writeInput } from '@/lib/platform/intake/run-intake'
import { newStorageKey, verifyingStream } from '@/lib/platform/object-store'
import { withScratch } from '@/lib/platform/scratch'
import { storage } from '@/lib/platform/storage'
import { storedBoxesSchema } from './hidden-part-schema'
import { pageTextSchema } from './report-page-schema'
import { withoutHiddenParts } from './without-hidden-parts'

const MAX_PICTURE_BYTES = 32 * 1024 ** 2
const WAITING = { hiddenBoxes: { not: null }, hiddenAt: null, file: { removedAt: null } } as const

/**
 * Paints the hidden parts of a page over and encodes the picture anew; the whole one is kept sealed beside it. Does
 * nothing for a page that is done, gone, or shown again. Throws to be tried again: until then staff get no picture.
 */
export async function paintHiddenParts({
  pageId,
  now,
  signal,
}: {
  pageId: string
  now: Date
  signal: AbortSignal
}): Promise<void> {
  const page = await db().reportPage.findFirst({ where: { id: pageId, ...WAITING }, select: PAGE })
  const cipher = page && (await openOrderKey(db(), page.orderId))
  if (!page || !cipher) return
  const subject = { actor: SYSTEM, orderId: page.orderId, objectId: page.reportFileId, now }
  const opened = await guardedOpen(page.imageKey, subject)
  // Damaged or lost: staff were told, and get no picture until it is back.
  if (!opened.ok) return
  const { imageKey, imageType, imageByteCount, imageSha256, hiddenBoxes } = page
  const clear = (column: 'hiddenBoxes' | 'sealedText'): unknown =>
    JSON.parse(cipher.decrypt({ table: 'ReportPage', column, id: pageId }, page[column]) ?? '')
  const said = pageTextSchema.parse(clear('sealedText'))
  const { painted } = withoutHiddenParts(said, storedBoxesSchema.parse(clear('hiddenBoxes')))
  const stored = await withScratch(async (dir) => {
    const whole = guardedStream(verifyingStream(opened.value.stream(), imageSha256), subject)
    if (!(await isReadWhole(writeInput(dir, whole)))) return null
    return store(await paintPicture(dir, painted, signal))
  })
  if (!stored) return
  const changed = await db().reportPage.updateMany({
    // The patient may have chosen other parts meanwhile; their job comes after this one.
    where: { id: pageId, ...WAITING, hiddenBoxes, imageKey },
    data: {
      ...stored,
      hiddenAt: now,
      sealedImageKey: imageKey,
      sealedImageType: imageType,
      sealedImageByteCount: imageByteCount,
      sealedImageSha256: imageSha256,
    },
  })
  if (changed.count === 0) await storage().remove(stored.imageKey)
}

const PAGE = {
  orderId: true,
  reportFileId: true,
  imageKey: true,
  imageType: true,
  imageByteCount: true,
  imageSha256: true,
  hiddenBoxes: true,
  sealedText: true,
} as const

async function store(file: string) {
  const imageKey = newStorageKey('page')
  const stored = await storage().put(imageKey, createReadStream(file), { maxBytes: MAX_PICTURE_BYTES })
  if (!stored.ok) throw new Error('a page that was painted over is larger than it may be')
  const { sha256, byteCount } = stored.value
  return { imageKey, imageType: 'image/webp', imageByteCount: BigInt(byteCount), imageSha256: sha256 }
}

/** Asks again for pages whose picture still waits: their job was lost or used up. */
export async function paintForgottenPages(): Promise<void> {
  const pages = await db().reportPage.findMany({ where: WAITING, select: { id: true }, take: 500 })
  await db().$transaction(async (tx) => {
    for (const { id } of pages) await enqueue(tx, 'report.hide', { pageId: id })
  })
}
