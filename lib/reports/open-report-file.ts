import { recordAudit } from '@/lib/audit/record-audit'
import { type Actor, isStaff } from '@/lib/auth/actor'
import { openOrderKey } from '@/lib/orders/order-key'
import { mayOpenReportFile } from '@/lib/orders/order-policy'
import { guardedOpen, guardedStream } from '@/lib/orders/raise-corrupt-file'
import { db } from '@/lib/platform/db'
import { verifyingStream } from '@/lib/platform/object-store'
import { err, ok, type Result } from '@/lib/shared/result'
import { isViewable } from './report-file-schema'
import type { ReportProcess } from './report-warning-schema'
import { withheldBy } from './withheld-file'

export type OpenedReportFile = {
  fileName: string
  mediaType: string
  byteCount: number
  /** Clear bytes; their hash is checked, and the last part is held back until it is right. */
  stream: AsyncIterable<Uint8Array>
}

export type OpenReportFileError =
  | 'NOT_FOUND'
  /** The virus scanner has not passed it yet. */
  | 'QUARANTINED'
  | 'INFECTED'
  /** Its patient hid parts of it: staff have its pages (see open-sealed-file.ts). */
  | 'SEALED'
  /** It can only be downloaded: a kind that no browser shows, or a PDF of which there is no clean copy. */
  | 'NOT_VIEWABLE'
  /** Its bytes are lost, or not those that were stored; staff are told. */
  | 'CORRUPT'

type Input = { orderId: string; fileId: string; purpose: 'view' | 'download'; now: Date }

/**
 * Opens one file of one order, to be shown or downloaded; both, and every denial, are audited. A file of
 * another order is `NOT_FOUND`. With a virus scanner set up, only what it found clean is opened.
 */
export async function openReportFile(
  actor: Actor,
  { orderId, fileId, purpose, now }: Input,
): Promise<Result<OpenedReportFile, OpenReportFileError>> {
  const file = await db().reportFile.findFirst({
    where: { id: fileId, orderId, state: 'stored', removedAt: null },
    select: {
      fileName: true,
      mediaType: true,
      sha256: true,
      scan: true,
      process: true,
      storageKeys: true,
      cleanKey: true,
      cleanSha256: true,
      sealedAt: true,
      order: { select: { id: true, userId: true } },
    },
  })
  const denied = {
    actor,
    action: 'file.denied',
    orderId,
    objectId: fileId,
    wasAllowed: false,
    at: now,
  } as const
  if (!file || !mayOpenReportFile(actor, file.order)) {
    await recordAudit(denied)
    return err('NOT_FOUND')
  }
  const refusal = isStaff(actor) && file.sealedAt ? 'SEALED' : refusalFor(file, purpose)
  if (refusal) {
    await recordAudit({ ...denied, detail: { code: refusal } })
    return err(refusal)
  }
  // Shown is the copy in which nothing acts; the original is for those who save it.
  const clean = purpose === 'view' && file.cleanKey ? { keys: file.cleanKey, sha256: file.cleanSha256 } : null
  const { keys, sha256 } = clean ?? { keys: file.storageKeys, sha256: file.sha256 }
  const subject = { actor, orderId, objectId: fileId, now }
  const [cipher, opened] = await Promise.all([openOrderKey(db(), orderId), guardedOpen(keys, subject)])
  if (!opened.ok) return opened
  if (!cipher || sha256 === null) return err('NOT_FOUND')
  const object = opened.value
  const action = purpose === 'view' ? 'file.viewed' : 'file.downloaded'
  await recordAudit({ actor, action, orderId, objectId: fileId, at: now })
  return ok({
    fileName: cipher.decrypt({ table: 'ReportFile', column: 'fileName', id: fileId }, file.fileName) ?? '',
    mediaType: file.mediaType,
    byteCount: object.byteCount,
    stream: guardedStream(verifyingStream(object.stream(), sha256), subject),
  })
}

function refusalFor(
  file: {
    mediaType: string
    scan: 'clean' | 'infected' | 'not_scanned'
    process: ReportProcess
    cleanKey: string | null
  },
  purpose: 'view' | 'download',
): 'QUARANTINED' | 'INFECTED' | 'NOT_VIEWABLE' | null {
  const withheld = withheldBy(file.scan)
  if (withheld) return withheld === 'infected' ? 'INFECTED' : 'QUARANTINED'
  return purpose === 'view' && !isViewable(file) ? 'NOT_VIEWABLE' : null
}
