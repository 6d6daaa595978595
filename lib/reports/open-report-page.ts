import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor } from '@/lib/auth/actor'
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

/**
 * Opens the picture of one page of an order's report; the look, and every denial, is audited. A page of another
 * order, of a removed file, or of one that the virus scanner keeps closed is `NOT_FOUND`.
 */
export async function openReportPage(
  actor: Actor,
  { orderId, pageId, now }: { orderId: string; pageId: string; now: Date },
): Promise<Result<OpenedReportPage, 'NOT_FOUND' | 'CORRUPT'>> {
  const page = await db().reportPage.findFirst({
    where: { id: pageId, orderId, file: { removedAt: null } },
    select: {
      reportFileId: true,
      pageNumber: true,
      imageKey: true,
      imageType: true,
      imageSha256: true,
      file: { select: { scan: true, order: { select: { id: true, userId: true } } } },
    },
  })
  const looked = { actor, orderId, objectId: page?.reportFileId ?? pageId, at: now }
  if (!page || !mayOpenReportFile(actor, page.file.order) || withheldBy(page.file.scan)) {
    await recordAudit({ ...looked, action: 'file.denied', wasAllowed: false })
    return err('NOT_FOUND')
  }
  const subject = { actor, orderId, objectId: page.reportFileId, now }
  const opened = await guardedOpen(page.imageKey, subject)
  if (!opened.ok) return opened
  await recordAudit({ ...looked, action: 'file.viewed', detail: { page: page.pageNumber } })
  return ok({
    mediaType: page.imageType,
    byteCount: opened.value.byteCount,
    stream: guardedStream(verifyingStream(opened.value.stream(), page.imageSha256), subject),
  })
}
