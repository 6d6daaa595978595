import { randomUUID } from 'node:crypto'
import { openOrderKey } from '@/lib/orders/order-key'
import { db } from '@/lib/platform/db'
import { newStorageKey } from '@/lib/platform/object-store'
import { storage } from '@/lib/platform/storage'
import type { PageText } from '@/lib/reports/report-page-schema'
import { refuseRemoteDatabase } from './local-only'

/** One gray pixel. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
)

/** A ready page of a stored report file, with its picture in the store. */
export async function createReportPage(
  file: { id: string; orderId: string },
  {
    pageNumber = 1,
    text = {},
    warnings = [],
    picture = PICTURE,
  }: { pageNumber?: number; text?: Partial<PageText>; warnings?: string[]; picture?: Buffer } = {},
) {
  refuseRemoteDatabase()
  const cipher = await openOrderKey(db(), file.orderId)
  if (!cipher) throw new Error('the order has no key')
  const id = randomUUID()
  const imageKey = newStorageKey('page')
  const stored = await storage().put(
    imageKey,
    (async function* () {
      yield picture
    })(),
    { maxBytes: picture.length },
  )
  if (!stored.ok) throw new Error(stored.code)
  const body: PageText = { source: 'text', confidence: null, words: [], plain: '', ...text }
  return db().reportPage.create({
    data: {
      id,
      reportFileId: file.id,
      orderId: file.orderId,
      pageNumber,
      width: 1,
      height: 1,
      imageKey,
      imageType: 'image/png',
      imageByteCount: BigInt(stored.value.byteCount),
      imageSha256: stored.value.sha256,
      text: cipher.encrypt({ table: 'ReportPage', column: 'text', id }, JSON.stringify(body)),
      warnings,
    },
  })
}
