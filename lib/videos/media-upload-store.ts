import type { Readable } from 'node:stream'
import { DataStore, ERRORS, type Upload } from '@tus/server'
import type { StaffActor } from '@/lib/auth/actor'
import type { Clock } from '@/lib/platform/clock'
import { db, type Prisma, type Tx } from '@/lib/platform/db'
import { hasRoomFor } from '@/lib/platform/free-space'
import { newStorageKey } from '@/lib/platform/object-store'
import { storage } from '@/lib/platform/storage'
import { isUploadId, uploadOf } from '@/lib/platform/tus-upload'
import { untilBroken } from '@/lib/platform/until-broken'

const NO_ROOM = { status_code: 507, body: 'NO_ROOM' }

/** What an upload is for: an order, or a clip. */
type Target = { orderId: string } | { clipId: string }

/**
 * Where the resumable-upload protocol keeps a video file on its way: each request's bytes become an object of their
 * own (an encrypted stream is never resumed), and PostgreSQL says how far the upload is. Any process can take the next
 * request. Two requests at the same offset both write; the compare-and-set lets one count.
 */
export abstract class MediaUploadStore<T extends Target> extends DataStore {
  protected readonly actor: StaffActor
  protected readonly target: T
  readonly #clock: Clock

  constructor(actor: StaffActor, target: T, clock: Clock) {
    super()
    this.actor = actor
    this.target = target
    this.#clock = clock
    this.extensions = ['creation', 'termination']
  }

  /** Throws one of the protocol's errors unless the actor may send a file now. */
  protected abstract assertMaySend(): Promise<void>

  /** The file's name as it is kept, or null where none is. */
  protected abstract keptName(uploadId: string, name: string): Promise<string | null>

  /** Makes of a whole upload what it was sent for, in the transaction that counts its last chunk. */
  protected abstract complete(tx: Tx, whole: { uploadId: string; now: Date }): Promise<void>

  override async create(upload: Upload): Promise<Upload> {
    await this.assertMaySend()
    if (!upload.size) throw ERRORS.INVALID_LENGTH
    if (!(await hasRoomFor(upload.size))) throw NO_ROOM
    const fileName = await this.keptName(upload.id, (upload.metadata?.filename ?? 'video').slice(0, 200))
    await db().videoUpload.create({
      data: {
        id: upload.id,
        ...this.target,
        userId: this.actor.userId,
        byteCount: BigInt(upload.size),
        fileName,
        mediaType: (upload.metadata?.filetype ?? 'application/octet-stream').slice(0, 100),
      },
      select: { id: true },
    })
    upload.offset = 0
    return upload
  }

  override async getUpload(id: string): Promise<Upload> {
    if (!isUploadId(id)) throw ERRORS.FILE_NOT_FOUND
    const row = await db().videoUpload.findFirst({
      where: this.#own(id),
      select: { byteCount: true, byteOffset: true, createdAt: true },
    })
    if (!row) throw ERRORS.FILE_NOT_FOUND
    return uploadOf(id, row)
  }

  override async write(source: Readable, id: string, offset: number): Promise<number> {
    await this.assertMaySend()
    const { size = 0 } = await this.getUpload(id)
    const storageKey = newStorageKey('chunk')
    const stored = await storage().put(storageKey, untilBroken(source), { maxBytes: size - offset })
    if (!stored.ok) throw ERRORS.ERR_SIZE_EXCEEDED
    const byteCount = stored.value.byteCount
    const chunk = { id, offset, byteCount, storageKey, size }
    const isCounted = byteCount > 0 && (await this.#count(chunk).catch(removeRefused(storageKey)))
    if (!isCounted) await storage().remove(storageKey)
    if (byteCount > 0 && !isCounted) throw ERRORS.INVALID_OFFSET
    return offset + byteCount
  }

  override async remove(id: string): Promise<void> {
    await this.getUpload(id)
    const chunks = await db().videoChunk.findMany({ where: { uploadId: id }, select: { storageKey: true } })
    const removed = await db().videoUpload.deleteMany({ where: { ...this.#own(id), completedAt: null } })
    if (removed.count === 0) throw ERRORS.INVALID_TERMINATION
    for (const { storageKey } of chunks) await storage().remove(storageKey)
  }

  #own(id: string): Prisma.VideoUploadWhereInput {
    return { id, userId: this.actor.userId, ...this.target }
  }

  /** Counts a chunk exactly when the upload still stands where it began; the last one completes it. */
  async #count(chunk: {
    id: string
    offset: number
    byteCount: number
    storageKey: string
    size: number
  }): Promise<boolean> {
    const now = this.#clock.now()
    const end = chunk.offset + chunk.byteCount
    return db().$transaction(async (tx) => {
      const moved = await tx.videoUpload.updateMany({
        where: { id: chunk.id, byteOffset: BigInt(chunk.offset) },
        data: { byteOffset: BigInt(end), ...(end === chunk.size ? { completedAt: now } : {}) },
      })
      if (moved.count === 0) return false
      await tx.videoChunk.create({
        data: {
          uploadId: chunk.id,
          byteOffset: BigInt(chunk.offset),
          byteCount: BigInt(chunk.byteCount),
          storageKey: chunk.storageKey,
        },
        select: { uploadId: true },
      })
      if (end === chunk.size) await this.complete(tx, { uploadId: chunk.id, now })
      return true
    })
  }
}

/** What this person began to send last, and how much of it has arrived. */
export async function findUnfinishedUpload({ userId }: StaffActor, target: Target) {
  const row = await db().videoUpload.findFirst({
    where: { ...target, userId, completedAt: null, byteOffset: { gt: 0 } },
    orderBy: { updatedAt: 'desc' },
    select: { id: true, fileName: true, byteCount: true, byteOffset: true },
  })
  return row && { ...row, byteCount: Number(row.byteCount), byteOffset: Number(row.byteOffset) }
}

/** What was refused counts for nothing; after an error of the database nobody knows, and the sweep sees to it. */
function removeRefused(storageKey: string) {
  return async (reason: unknown): Promise<never> => {
    if (!(reason instanceof Error)) await storage().remove(storageKey)
    throw reason
  }
}
