import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { DataStore, ERRORS, type Upload } from '@tus/server'
import type { Actor } from '@/lib/auth/actor'
import { openOrderKey } from '@/lib/orders/order-key'
import type { Clock } from '@/lib/platform/clock'
import { db, type Prisma, type Tx } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { newStorageKey } from '@/lib/platform/object-store'
import { storage } from '@/lib/platform/storage'
import { isUploadId, uploadOf } from '@/lib/platform/tus-upload'
import { untilBroken } from '@/lib/platform/until-broken'
import { err, type Result } from '@/lib/shared/result'
import { removeObjects } from './change-report-files'
import { displayName } from './display-name'
import {
  type ArrivedFile,
  keepReportFile,
  type NewReportFile,
  refuseReportFile,
  reservePlace,
} from './keep-report-file'
import { lockChangeable, reportChangeableBy } from './report-access'
import type { AcceptedMediaType } from './report-file-schema'
import { SNIFF_BYTES, sniffMediaType } from './sniff-media-type'
import { hashUpTo, keepHash } from './upload-hashes'
import { makeRoom } from './upload-room'

/** Ends an upload for a reason that has words for the patient; a client does not try 422 again. */
const refusal = (code: string) => ({ status_code: 422, body: code })

/** Each break of the line makes one more; whoever reads the file opens all of them. */
const MAX_PARTS = 500

/**
 * Where the resumable-upload protocol keeps the report files of one order: each request's bytes become an object of
 * their own (an encrypted stream is never resumed), and PostgreSQL says how far an upload is, so any process can take
 * the next request. The file stays in these parts: nothing is read or written again when the last one comes, which
 * counts in the transaction that makes the file. Two requests at the same offset both write; one of them counts.
 */
export class ReportUploadStore extends DataStore {
  readonly #actor: Actor
  readonly #orderId: string
  readonly #network: string
  readonly #clock: Clock

  /** @param network where the bytes come from, as a key for limits */
  constructor(actor: Actor, orderId: string, { network, clock }: { network: string; clock: Clock }) {
    super()
    this.#actor = actor
    this.#orderId = orderId
    this.#network = network
    this.#clock = clock
    this.extensions = ['creation', 'termination']
  }

  override async create(upload: Upload): Promise<Upload> {
    if (!upload.size) throw refusal('EMPTY')
    if (upload.size > env().MAX_REPORT_FILE_BYTES) throw refusal('TOO_LARGE')
    const orderId = this.#orderId
    const room = await makeRoom({ orderId, network: this.#network, byteCount: upload.size })
    if (!room.ok) throw refusal(room.code)
    const byteCount = BigInt(upload.size)
    const name = upload.metadata?.filename ?? ''
    const replaces = upload.metadata?.replaces
    const replacesId = replaces && isUploadId(replaces) ? replaces : null
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
      const isFull = files._count >= most && replacesId === null
      // Some were given up and begun again; they are swept after a day.
      if (isFull || uploads._count >= most * 2) throw refusal('TOO_MANY')
      await tx.reportUpload.create({
        data: {
          id: upload.id,
          orderId,
          byteCount,
          replacesId,
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
    return uploadOf(id, (await this.#findStored(id)) ?? (await this.#find(id)))
  }

  override async write(source: Readable, id: string, offset: number): Promise<number> {
    const { byteCount: size, byteOffset, chunks } = await this.#find(id)
    if (byteOffset !== BigInt(offset)) throw ERRORS.INVALID_OFFSET
    if (chunks.length >= MAX_PARTS) throw refusal('BROKEN_FORM')
    const storageKey = newStorageKey('report')
    const after = hashUpTo(id, offset)
    const rest = { maxBytes: Number(size) - offset, after }
    const stored = await storage().put(storageKey, untilBroken(source), rest)
    if (!stored.ok) throw ERRORS.ERR_SIZE_EXCEEDED
    const { byteCount, sha256 } = stored.value
    const part = { id, storageKey, offset, byteCount, sha256: after && sha256 }
    const isCounted = byteCount > 0 && (await this.#count(part, Number(size)))
    if (!isCounted) await storage().remove(storageKey)
    if (byteCount > 0 && !isCounted) throw ERRORS.INVALID_OFFSET
    if (after) keepHash(id, offset + byteCount, after)
    return offset + byteCount
  }

  /** Counts a part exactly when the upload still stands where it began; the last one makes the file. */
  async #count(part: Part, size: number): Promise<boolean> {
    const { id, offset, byteCount, storageKey } = part
    const standsHere = { id, byteOffset: BigInt(offset) }
    if (offset + byteCount === size) return this.#finish(part, standsHere)
    return db().$transaction(async (tx) => {
      const moved = await tx.reportUpload.updateMany({
        where: standsHere,
        data: { byteOffset: BigInt(offset + byteCount) },
      })
      if (moved.count === 0) return false
      const chunk = { uploadId: id, byteOffset: BigInt(offset), byteCount: BigInt(byteCount), storageKey }
      await tx.reportChunk.create({ data: chunk, select: { uploadId: true } })
      return true
    })
  }

  override async remove(id: string): Promise<void> {
    await this.#find(id)
    await this.#drop(id)
  }

  /** Ends the upload: its parts, as they lie in the store, become a report file, or go with the reason why not. */
  async #finish({ id, storageKey, sha256 }: Part, standsHere: Prisma.ReportUploadWhereInput) {
    const orderId = this.#orderId
    const [row, cipher] = await Promise.all([this.#find(id), openOrderKey(db(), orderId)])
    const storageKeys = [...row.chunks.map((chunk) => chunk.storageKey), storageKey]
    const place = { table: 'ReportUpload', column: 'fileName', id }
    const whole = await lookAt(storageKeys, sha256)
    const now = this.#clock.now()
    const file = {
      orderId,
      // Whoever asks for an upload whose last answer was lost finds the file by it.
      fileId: id,
      fileName: cipher?.decrypt(place, row.fileName) ?? '',
      replaces: row.replacesId ?? undefined,
      position: row.position,
      storageKeys,
      byteCount: Number(row.byteCount),
      now,
      ...whole,
    }
    const ended = await db().$transaction(async (tx) => {
      const { count } = await tx.reportUpload.deleteMany({ where: standsHere })
      return count === 0 ? err('TAKEN') : addFile(tx, this.#actor, file)
    })
    if (!ended.ok && ended.code === 'TAKEN') return false
    await removeObjects(ended.ok ? ended.value.replacedKeys : storageKeys)
    if (ended.ok) return true
    throw ended.code === 'NOT_FOUND' ? ERRORS.FILE_NOT_FOUND : refusal(ended.code)
  }

  async #drop(id: string): Promise<void> {
    const chunks = await db().reportChunk.findMany({ where: { uploadId: id }, select: { storageKey: true } })
    await db().reportUpload.deleteMany({ where: { id } })
    for (const { storageKey } of chunks) await storage().remove(storageKey)
  }

  /** An upload that has become a file of the order is one that stands at its end. */
  async #findStored(id: string) {
    const order = reportChangeableBy(this.#actor, this.#orderId)
    if (!order || !isUploadId(id)) return null
    const file = await db().reportFile.findFirst({
      where: { id, orderId: this.#orderId, state: 'stored', removedAt: null, order },
      select: { byteCount: true, createdAt: true },
    })
    return file && { ...file, byteOffset: file.byteCount }
  }

  async #find(id: string) {
    const order = reportChangeableBy(this.#actor, this.#orderId)
    const row =
      order && isUploadId(id)
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

type Part = {
  id: string
  storageKey: string
  offset: number
  byteCount: number
  /** Of the file up to the end of this part, where it is known. */
  sha256: string | undefined
}

/** What a file is, by its first bytes, and its hash; all of it is read only when that is not known. */
async function lookAt(storageKeys: readonly string[], known: string | undefined) {
  const head: Uint8Array[] = []
  let headBytes = 0
  for await (const bytes of clearBytes(storageKeys)) {
    head.push(bytes)
    headBytes += bytes.length
    if (headBytes >= SNIFF_BYTES) break
  }
  const mediaType = await sniffMediaType(Buffer.concat(head).subarray(0, SNIFF_BYTES))
  if (known !== undefined || !mediaType) return { mediaType, sha256: known ?? '' }
  const hash = createHash('sha256')
  for await (const bytes of clearBytes(storageKeys)) hash.update(bytes)
  return { mediaType, sha256: hash.digest('hex') }
}

/** One part after the other: to open hundreds of them for the first bytes would take longer than the rest. */
async function* clearBytes(storageKeys: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const key of storageKeys) {
    const object = await storage().open(key)
    if (!object) throw new Error('a part of an upload is gone')
    yield* object.stream()
  }
}

type Arrived = NewReportFile & Omit<ArrivedFile, 'mediaType'>

async function addFile(
  tx: Tx,
  actor: Actor,
  { mediaType, ...file }: Arrived & { mediaType: AcceptedMediaType | null },
): Promise<Result<{ replacedKeys: string[] }, 'NOT_FOUND' | 'TOO_MANY' | 'WRONG_KIND' | 'DUPLICATE'>> {
  if (!mediaType) return err('WRONG_KIND')
  const reserved = await reservePlace(tx, actor, file)
  if (!reserved.ok) return reserved
  const { orderId, fileId, replaces, sha256, byteCount, now } = file
  const arrived = { orderId, fileId, replaces, mediaType, sha256, byteCount, now }
  const kept = await keepReportFile(tx, actor, arrived)
  if (!kept.ok) await refuseReportFile(tx, fileId, now)
  return kept
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
