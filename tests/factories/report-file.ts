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
    /** A copy in which nothing acts, as the worker makes it of a PDF. */
    isCleaned = false,
  } = {},
) {
  refuseRemoteDatabase()
  const cipher = await openOrderKey(db(), orderId)
  if (!cipher) throw new Error('the order has no key')
  const id = randomUUID()
  const storageKey = newStorageKey('report')
  const stored = await store(storageKey, bytes)
  const cleanKey = newStorageKey('clean')
  const clean = isCleaned ? await store(cleanKey, bytes) : null
  return db().reportFile.create({
    data: {
      id,
      orderId,
      position,
      state: 'stored',
      fileName: cipher.encrypt({ table: 'ReportFile', column: 'fileName', id }, fileName),
      mediaType,
      byteCount: BigInt(stored.byteCount),
      sha256: stored.sha256,
      storageKeys: [storageKey],
      ...(clean && {
        process: 'ready' as const,
        pageCount: 1,
        processedAt: new Date(),
        cleanKey,
        cleanSha256: clean.sha256,
        cleanByteCount: BigInt(clean.byteCount),
      }),
    },
  })
}

async function store(key: string, bytes: Buffer) {
  async function* source() {
    yield bytes
  }
  const stored = await storage().put(key, source(), { maxBytes: bytes.length })
  if (!stored.ok) throw new Error(stored.code)
  return stored.value
}
