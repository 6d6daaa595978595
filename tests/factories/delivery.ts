import { randomUUID } from 'node:crypto'
import { openOrderKey } from '@/lib/orders/order-key'
import { db } from '@/lib/platform/db'
import { newStorageKey } from '@/lib/platform/object-store'
import { storage } from '@/lib/platform/storage'
import type { PlainReportDocument } from '@/lib/videos/plain-report-schema'
import { refuseRemoteDatabase } from './local-only'
import { createStaff } from './user'

const PLAIN_REPORT: PlainReportDocument = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'The main point' }] },
    { type: 'paragraph', content: [{ type: 'text', text: 'This is what your report says.' }] },
  ],
}

/** A ready, approved video of an order with its bytes in the store; versions count up. */
export async function createVideo(
  orderId: string,
  { bytes = Buffer.from('a short test video') }: { bytes?: Buffer } = {},
) {
  refuseRemoteDatabase()
  const [author, approver] = [await createStaff(), await createStaff()]
  const storageKey = newStorageKey('video')
  const source = async function* () {
    yield bytes
  }
  const stored = await storage().put(storageKey, source(), { maxBytes: bytes.length })
  if (!stored.ok) throw new Error(stored.code)
  return db().video.create({
    data: {
      orderId,
      version: (await db().video.count({ where: { orderId } })) + 1,
      state: 'ready',
      authorId: author.id,
      approvedById: approver.id,
      approvedAt: new Date(),
      storageKey,
      mediaType: 'video/mp4',
      byteCount: BigInt(bytes.length),
      sha256: stored.value.sha256,
      durationMs: 95_000,
      width: 1280,
      height: 720,
    },
  })
}

/** A part of a video, such as its captions, with its bytes in the store. */
export async function createVideoAsset(
  videoId: string,
  kind: 'poster' | 'sprite' | 'captions' | 'audio' | 'timing' | 'download',
  bytes: Buffer,
  mediaType: string,
) {
  refuseRemoteDatabase()
  const storageKey = newStorageKey('asset')
  const source = async function* () {
    yield bytes
  }
  const stored = await storage().put(storageKey, source(), { maxBytes: bytes.length })
  if (!stored.ok) throw new Error(stored.code)
  const { sha256 } = stored.value
  return db().videoAsset.create({
    data: { videoId, kind, storageKey, mediaType, byteCount: BigInt(bytes.length), sha256 },
  })
}

/** An approved plain report of an order, encrypted as the product does it. */
export async function createPlainReport(orderId: string, document: PlainReportDocument = PLAIN_REPORT) {
  refuseRemoteDatabase()
  const cipher = await openOrderKey(db(), orderId)
  if (!cipher) throw new Error('the order has no key')
  const id = randomUUID()
  return db().plainReport.create({
    data: {
      id,
      orderId,
      version: (await db().plainReport.count({ where: { orderId } })) + 1,
      authorId: (await createStaff()).id,
      body: cipher.encrypt({ table: 'PlainReport', column: 'body', id }, JSON.stringify(document)),
      grade: 4.2,
      approvedAt: new Date(),
    },
  })
}

/** A live delivery of an order that is `delivered`, with a video and a plain report of its own. */
export async function createDelivery(orderId: string, { bytes }: { bytes?: Buffer } = {}) {
  const video = await createVideo(orderId, bytes === undefined ? {} : { bytes })
  const plainReport = await createPlainReport(orderId)
  return db().delivery.create({
    data: { orderId, videoId: video.id, plainReportId: plainReport.id, deliveredById: video.authorId },
  })
}
