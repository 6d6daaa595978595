import type { Readable } from 'node:stream'
import { DataStore, ERRORS, Upload } from '@tus/server'
import { z } from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { openOrderKey } from '@/lib/orders/order-key'
import type { Clock } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { newStorageKey } from '@/lib/platform/object-store'
import { storage } from '@/lib/platform/storage'
import { displayName } from './display-name'
import { receiveReportFile } from './receive-report-file'
import { lockChangeable, reportChangeableBy } from './report-access'

/** The protocol takes any word in the address for an upload's id. */
const idSchema = z.uuid()

/** Ends an upload for a reason that has words for the patient; a client does not try 422 again. */
const refusal = (code: string) => ({ status_code: 422, body: code })

/**
 * Where the resumable-upload protocol keeps the report files of one order: each request's bytes become an object of
 * their own (an encrypted stream is never resumed), and PostgreSQL says how far an upload is, so any process can take
 * the next request. The last one hands all of them to `receiveReportFile`, and counts only once that is done: a process
 * that dies between is asked for the last part again. Two requests at the same offset both write; one of them counts.
 */
export class ReportUploadStore extends DataStore {
  readonly #actor: Actor
  readonly #orderId: string
  readonly #clock: Clock

  constructor(actor: Actor, orderId: string, clock: Clock) {
    super()
    this.#actor = actor
    this.#orderId = orderId
    this.#clock = clock
    this.extensions = ['creation', 'termination']
  }

  override async create(upload: Upload): Promise<Upload> {
    if (!upload.size) throw refusal('EMPTY')
    if (upload.size > env().MAX_REPORT_FILE_BYTES) throw refusal('TOO_LARGE')
    const byteCount = BigInt(upload.size)
    const orderId = this.#orderId
    const name = upload.metadata?.filename ?? ''
    const replaces = idSchema.safeParse(upload.metadata?.replaces)
    await db().$transaction(async (tx) => {
      const order = await lockChangeable(tx, this.#actor, orderId)
      const cipher = order ? await openOrderKey(tx, orderId) : null
      if (!cipher) throw ERRORS.FILE_NOT_FOUND
      const [files, uploads] = await Promise.all([
        tx.reportFile.aggregate({
          where: { orderId, removedAt: null },
          _count: true,
          _max: { position: true },
        }),
        tx.reportUpload.aggregate({ where: { orderId }, _count: true, _max: { position: true } }),
      ])
      const { MAX_REPORT_FILES: most } = env()
      const isFull = files._count >= most && !replaces.success
      // Some were given up and begun again; they are swept after a day.
      if (isFull || uploads._count >= most * 2) throw refusal('TOO_MANY')
      await tx.reportUpload.create({
        data: {
          id: upload.id,
          orderId,
          byteCount,
          replacesId: replaces.success ? replaces.data : null,
          position: Math.max(files._max.position ?? -1, uploads._max.position ?? -1) + 1,
          fileName: cipher.encrypt(
            { table: 'ReportUpload', column: 'fileName', id: upload.id },
            displayName(name),
          ),
        },
        select: { id: true },
      })
    })
    upload.offset = 0
    return upload
  }

  override async getUpload(id: string): Promise<Upload> {
    const row = await this.#find(id)
    return new Upload({
      id,
      size: Number(row.byteCount),
      offset: Number(row.byteOffset),
      creation_date: row.createdAt.toISOString(),
    })
  }

  override async write(source: Readable, id: string, offset: number): Promise<number> {
    const { byteCount: size, byteOffset } = await this.#find(id)
    if (byteOffset !== BigInt(offset)) throw ERRORS.INVALID_OFFSET
    const storageKey = newStorageKey('chunk')
    const stored = await storage().put(storageKey, source, { maxBytes: Number(size) - offset })
    if (!stored.ok) throw ERRORS.ERR_SIZE_EXCEEDED
    const { byteCount } = stored.value
    if (byteCount === 0) {
      await storage().remove(storageKey)
      return offset
    }
    const end = BigInt(offset + byteCount)
    if (end === size) return this.#finish(id, storageKey, Number(size))
    const isCounted = await db().$transaction(async (tx) => {
      const moved = await tx.reportUpload.updateMany({
        where: { id, byteOffset: BigInt(offset) },
        data: { byteOffset: end },
      })
      if (moved.count === 0) return false
      const chunk = { uploadId: id, byteOffset: BigInt(offset), byteCount: BigInt(byteCount), storageKey }
      await tx.reportChunk.create({ data: chunk, select: { uploadId: true } })
      return true
    })
    if (isCounted) return offset + byteCount
    await storage().remove(storageKey)
    throw ERRORS.INVALID_OFFSET
  }

  override async remove(id: string): Promise<void> {
    await this.#find(id)
    await this.#drop(id)
  }

  /** Hands the parts over as one file, then lets go of them. */
  async #finish(id: string, lastKey: string, size: number): Promise<number> {
    const [row, cipher] = await Promise.all([this.#find(id), openOrderKey(db(), this.#orderId)])
    const place = { table: 'ReportUpload', column: 'fileName', id }
    const keys = [...row.chunks.map(({ storageKey }) => storageKey), lastKey]
    try {
      const received = await receiveReportFile(this.#actor, {
        orderId: this.#orderId,
        fileName: cipher?.decrypt(place, row.fileName) ?? '',
        source: partsOf(keys),
        replaces: row.replacesId ?? undefined,
        position: row.position,
        now: this.#clock.now(),
      })
      await this.#drop(id)
      if (received.ok) return size
      throw received.code === 'NOT_FOUND' ? ERRORS.FILE_NOT_FOUND : refusal(received.code)
    } finally {
      await storage().remove(lastKey)
    }
  }

  async #drop(id: string): Promise<void> {
    const chunks = await db().reportChunk.findMany({ where: { uploadId: id }, select: { storageKey: true } })
    await db().reportUpload.deleteMany({ where: { id } })
    for (const { storageKey } of chunks) await storage().remove(storageKey)
  }

  async #find(id: string) {
    const order = reportChangeableBy(this.#actor, this.#orderId)
    const row =
      order && idSchema.safeParse(id).success
        ? await db().reportUpload.findFirst({ where: { id, orderId: this.#orderId, order }, select: ROW })
        : null
    if (!row) throw ERRORS.FILE_NOT_FOUND
    return row
  }
}

const ROW = {
  byteCount: true,
  byteOffset: true,
  createdAt: true,
  fileName: true,
  position: true,
  replacesId: true,
  chunks: { orderBy: { byteOffset: 'asc' }, select: { storageKey: true } },
} as const

async function* partsOf(keys: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const key of keys) {
    const object = await storage().open(key)
    if (!object) throw new Error('a part of an upload is gone')
    yield* object.stream()
  }
}

export type UnfinishedUpload = { id: string; fileName: string; byteCount: number; byteOffset: number }

/** Uploads of an order that stopped on the way. The caller has checked that the actor may see the order. */
export async function listUnfinishedUploads(orderId: string): Promise<UnfinishedUpload[]> {
  const [cipher, rows] = await Promise.all([
    openOrderKey(db(), orderId),
    db().reportUpload.findMany({
      where: { orderId, byteOffset: { gt: 0 } },
      orderBy: { position: 'asc' },
      select: { id: true, fileName: true, byteCount: true, byteOffset: true },
    }),
  ])
  return rows.map(({ id, fileName, byteCount, byteOffset }) => ({
    id,
    fileName: cipher?.decrypt({ table: 'ReportUpload', column: 'fileName', id }, fileName) ?? '',
    byteCount: Number(byteCount),
    byteOffset: Number(byteOffset),
  }))
}
