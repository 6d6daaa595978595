import { openOrderKey } from '@/lib/orders/order-key'
import { db, type Tx } from '@/lib/platform/db'
import { isViewable } from './report-file-schema'
import { BLOCK_CODES, type BlockCode, type ReportProcess } from './report-warning-schema'
import { withheldBy } from './withheld-file'

export type ReportFileDto = {
  id: string
  fileName: string
  mediaType: string
  /** It can be shown, besides being downloaded. */
  isViewable: boolean
  byteCount: number
  scan: 'not_scanned' | 'clean' | 'infected'
  /** Kept closed by the virus scanner, for now or for good. */
  isWithheld: boolean
  process: ReportProcess
  /** Its patient hid parts of it: staff have only its pages. */
  isSealed: boolean
  /** Why it is blocked. */
  blockedBy: BlockCode | null
  /** Known once it could be opened, before the pages are ready. */
  pageCount: number | null
}

/**
 * The files of an order in the patient's order. The caller has checked that the actor may see the order.
 */
export async function listReportFiles(
  orderId: string,
  client: Pick<Tx, 'orderKey' | 'reportFile'> = db(),
): Promise<ReportFileDto[]> {
  const [cipher, files] = await Promise.all([
    openOrderKey(client, orderId),
    client.reportFile.findMany({
      where: { orderId, state: 'stored', removedAt: null },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
      select: {
        id: true,
        fileName: true,
        mediaType: true,
        cleanKey: true,
        byteCount: true,
        scan: true,
        process: true,
        processCode: true,
        pageCount: true,
        sealedAt: true,
      },
    }),
  ])
  if (!cipher) return []
  return files.map((file) => ({
    id: file.id,
    fileName: cipher.decrypt({ table: 'ReportFile', column: 'fileName', id: file.id }, file.fileName) ?? '',
    mediaType: file.mediaType,
    isViewable: isViewable(file),
    byteCount: Number(file.byteCount),
    scan: file.scan,
    isWithheld: withheldBy(file.scan) !== null,
    isSealed: file.sealedAt !== null,
    process: file.process,
    blockedBy: BLOCK_CODES.find((code) => code === file.processCode) ?? null,
    pageCount: file.pageCount,
  }))
}
