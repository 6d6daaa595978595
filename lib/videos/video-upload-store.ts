import type { Readable } from 'node:stream'
import { DataStore, ERRORS, Upload } from '@tus/server'
import { z } from 'zod'
import type { StaffActor } from '@/lib/auth/actor'
import { openOrderKey } from '@/lib/orders/order-key'
import type { Clock } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { newStorageKey } from '@/lib/platform/object-store'
import { storage } from '@/lib/platform/storage'
import { createProcessingVideo } from './create-video'
import { maySendVideo } from './video-policy'

/** The protocol takes any word in the address for an upload's id. */
const uploadIdSchema = z.uuid()

/**
 * Where the resumable-upload protocol keeps a finished video of one order: each request's bytes become an object
 * of their own (an encrypted stream is never resumed), and PostgreSQL says how far the upload is. Any process
 * can take the next request. Two requests at the same offset both write; the compare-and-set lets one count.
 */
export class VideoUploadStore extends DataStore {
  readonly #actor: StaffActor
  readonly #orderId: string
  readonly #clock: Clock

  constructor(actor: StaffActor, orderId: string, clock: Clock) {
    super()
    this.#actor = actor
    this.#orderId = orderId
    this.#clock = clock
    this.extensions = ['creation', 'termination']
  }

  override async create(upload: Upload): Promise<Upload> {
    const cipher = await openOrderKey(db(), this.#orderId)
    if (!cipher || !(await maySendVideo(this.#actor, this.#orderId))) throw ERRORS.FILE_NOT_FOUND
    if (!upload.size) throw ERRORS.INVALID_LENGTH
    const name = upload.metadata?.filename ?? 'video'
    await db().videoUpload.create({
      data: {
        id: upload.id,
        orderId: this.#orderId,
        userId: this.#actor.userId,
        byteCount: BigInt(upload.size),
        fileName: cipher.encrypt(
          { table: 'VideoUpload', column: 'fileName', id: upload.id },
          name.slice(0, 200),
        ),
        mediaType: (upload.metadata?.filetype ?? 'application/octet-stream').slice(0, 100),
      },
      select: { id: true },
    })
    upload.offset = 0
    return upload
  }

  override async getUpload(id: string): Promise<Upload> {
    if (!uploadIdSchema.safeParse(id).success) throw ERRORS.FILE_NOT_FOUND
    const row = await db().videoUpload.findFirst({
      where: { id, orderId: this.#orderId, userId: this.#actor.userId },
      select: { byteCount: true, byteOffset: true, createdAt: true },
    })
    if (!row) throw ERRORS.FILE_NOT_FOUND
    return new Upload({
      id,
      size: Number(row.byteCount),
      offset: Number(row.byteOffset),
      creation_date: row.createdAt.toISOString(),
    })
  }

  override async write(source: Readable, id: string, offset: number): Promise<number> {
    if (!(await maySendVideo(this.#actor, this.#orderId))) throw ERRORS.FILE_NOT_FOUND
    const { size = 0 } = await this.getUpload(id)
    const storageKey = newStorageKey('chunk')
    const stored = await storage().put(storageKey, source, { maxBytes: size - offset })
    if (!stored.ok) throw ERRORS.ERR_SIZE_EXCEEDED
    const byteCount = stored.value.byteCount
    const isCounted = byteCount > 0 && (await this.#count({ id, offset, byteCount, storageKey, size }))
    if (!isCounted) await storage().remove(storageKey)
    if (byteCount > 0 && !isCounted) throw ERRORS.INVALID_OFFSET
    return offset + byteCount
  }

  override async remove(id: string): Promise<void> {
    await this.getUpload(id)
    const chunks = await db().videoChunk.findMany({ where: { uploadId: id }, select: { storageKey: true } })
    const removed = await db().videoUpload.deleteMany({ where: { id, videoId: null } })
    if (removed.count === 0) throw ERRORS.INVALID_TERMINATION
    for (const { storageKey } of chunks) await storage().remove(storageKey)
  }

  /** Counts a chunk exactly when the upload still stands where it began; the last one makes the video and its job. */
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
      if (end < chunk.size) return true
      const videoId = await createProcessingVideo(tx, this.#actor, { orderId: this.#orderId, now })
      await tx.videoUpload.update({ where: { id: chunk.id }, data: { videoId } })
      return true
    })
  }
}
