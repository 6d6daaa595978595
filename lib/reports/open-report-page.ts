import { recordAudit } from '@/lib/audit/record-audit'
import { type Actor, isStaff } from '@/lib/auth/actor'
import { mayOpenReportFile } from '@/lib/orders/order-policy'
import { guardedOpen, guardedStream } from '@/lib/orders/raise-corrupt-file'
import { db } from '@/lib/platform/db'
import { verifyingStream } from '@/lib/platform/object-store'
import { err, ok, type Result } from '@/lib/shared/result'
import { withheldBy } from './withheld-file'

export type OpenedReportPage = {
  mediaType: string
  byteCount: number
  /** Clear bytes; their hash is checked, and the last part is held back until it is right. */
  stream: AsyncIterable<Uint8Array>
}

type PageInput = { orderId: string; pageId: string; isWhole?: boolean; now: Date }

/**
 * Opens the picture of one page of an order's report; the look, and every denial, is audited. A page of another
 * order, of a removed file, or of one that the virus scanner keeps closed is `NOT_FOUND`. Staff get it without what
 * the patient hid, and not before that is painted over (`BEING_HIDDEN`); the patient may ask for the whole one.
 */
export async function openReportPage(
  actor: Actor,
  { orderId, pageId, isWhole = false, now }: PageInput,
): Promise<Result<OpenedReportPage, 'NOT_FOUND' | 'BEING_HIDDEN' | 'CORRUPT'>> {
  const page = await db().reportPage.findFirst({
    where: { id: pageId, orderId, file: { removedAt: null } },
    select: PAGE,
  })
  const looked = { actor, orderId, objectId: page?.reportFileId ?? pageId, at: now }
  if (!page || !mayOpenReportFile(actor, page.file.order) || withheldBy(page.file.scan)) {
    await recordAudit({ ...looked, action: 'file.denied', wasAllowed: false })
    return err('NOT_FOUND')
  }
  if (isStaff(actor) && page.hiddenBoxes !== null && page.hiddenAt === null) {
    await recordAudit({
      ...looked,
      action: 'file.denied',
      wasAllowed: false,
      detail: { code: 'BEING_HIDDEN' },
    })
    return err('BEING_HIDDEN')
  }
  const picture =
    isStaff(actor) || !isWhole ? shownPicture(page) : (sealedPicture(page) ?? shownPicture(page))
  const subject = { actor, orderId, objectId: page.reportFileId, now }
  const opened = await guardedOpen(picture.key, subject)
  if (!opened.ok) return opened
  await recordAudit({ ...looked, action: 'file.viewed', detail: { page: page.pageNumber } })
  return ok({
    mediaType: picture.mediaType,
    byteCount: opened.value.byteCount,
    stream: guardedStream(verifyingStream(opened.value.stream(), picture.sha256), subject),
  })
}

const PAGE = {
  reportFileId: true,
  pageNumber: true,
  imageKey: true,
  imageType: true,
  imageSha256: true,
  hiddenBoxes: true,
  hiddenAt: true,
  sealedImageKey: true,
  sealedImageType: true,
  sealedImageSha256: true,
  file: { select: { scan: true, order: { select: { id: true, userId: true } } } },
} as const

type Picture = { key: string; mediaType: string; sha256: string }

function shownPicture(page: { imageKey: string; imageType: string; imageSha256: string }): Picture {
  return { key: page.imageKey, mediaType: page.imageType, sha256: page.imageSha256 }
}

function sealedPicture(page: {
  sealedImageKey: string | null
  sealedImageType: string | null
  sealedImageSha256: string | null
}): Picture | null {
  const { sealedImageKey: key, sealedImageType: mediaType, sealedImageSha256: sha256 } = page
  return key !== null && mediaType !== null && sha256 !== null ? { key, mediaType, sha256 } : null
}
