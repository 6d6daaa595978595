import { randomUUID } from 'node:crypto'
import { openOrderKey } from '@/lib/orders/order-key'
import { db } from '@/lib/platform/db'
import { newStorageKey } from '@/lib/platform/object-store'
import { storage } from '@/lib/platform/storage'
import { refuseRemoteDatabase } from './local-only'

/** A stored report file of an order, with its bytes in the store. */
export async function createReportFile(
  orderId: string,
  {
    bytes = Buffer.from('%PDF-1.7 test'),
    fileName = 'report.pdf',
    mediaType = 'application/pdf',
    position = 0,
  } = {},
) {
  refuseRemoteDatabase()
  const cipher = await openOrderKey(db(), orderId)
  if (!cipher) throw new Error('the order has no key')
  const id = randomUUID()
  const storageKey = newStorageKey('report')
  const stored = await storage().put(
    storageKey,
    (async function* () {
      yield bytes
    })(),
    { maxBytes: bytes.length },
  )
  if (!stored.ok) throw new Error(stored.code)
  return db().reportFile.create({
    data: {
      id,
      orderId,
      position,
      state: 'stored',
      fileName: cipher.encrypt({ table: 'ReportFile', column: 'fileName', id }, fileName),
      mediaType,
      byteCount: BigInt(stored.value.byteCount),
      sha256: stored.value.sha256,
      storageKeys: [storageKey],
    },
  })
}
