import { createReadStream, createWriteStream } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { queueMailToStaffOnDuty } from '@/lib/jobs/queue-mail'
import { db } from '@/lib/platform/db'
import { type MediaFacts, type ProbeError, probeVideo } from '@/lib/platform/media'
import { newStorageKey, type StoredObject } from '@/lib/platform/object-store'
import { withScratch } from '@/lib/platform/scratch'
import { storage } from '@/lib/platform/storage'
import type { Result } from '@/lib/shared/result'

type Chunk = { byteOffset: bigint; byteCount: bigint; storageKey: string }
type Assembled = { storageKey: string; stored: StoredObject; facts: MediaFacts }

/**
 * Makes one stored video of an upload's chunks. It must hold a picture and a sound track; if not, the video is
 * `failed` with a code for the staff who sent it. Does nothing when the video is already made.
 */
export async function assembleVideo(uploadId: string, signal: AbortSignal): Promise<void> {
  const upload = await db().videoUpload.findUnique({
    where: { id: uploadId },
    select: { videoId: true, byteCount: true, chunks: { orderBy: { byteOffset: 'asc' } } },
  })
  if (!upload?.videoId) return
  const video = await db().video.findUnique({ where: { id: upload.videoId }, select: { state: true } })
  if (video?.state === 'processing') {
    assertWhole(upload.chunks, upload.byteCount)
    const result = await joinAndProbe(upload.chunks, signal)
    await finish(upload.videoId, result)
  }
  // Also after a crash between the commit above and here.
  await removeChunks(uploadId, upload.chunks)
}

/**
 * Ends a video that is still being made after every try has failed: `failed`, with an alarm to staff on duty, in
 * one transaction. Its chunks go; whoever has the file sends it again.
 */
export async function giveUpVideo(uploadId: string): Promise<void> {
  const upload = await db().videoUpload.findUnique({
    where: { id: uploadId },
    select: { videoId: true, orderId: true, chunks: { orderBy: { byteOffset: 'asc' } } },
  })
  if (!upload?.videoId) return
  const { videoId, orderId, chunks } = upload
  await db().$transaction(async (tx) => {
    const given = await tx.video.updateMany({
      where: { id: videoId, state: 'processing' },
      data: { state: 'failed', failure: 'NOT_PROCESSED' },
    })
    if (given.count === 0) return
    const subjectKey = `VIDEO_FAILED:${videoId}`
    await queueMailToStaffOnDuty(tx, { kind: 'staff_alarm', subjectKey, orderId })
  })
  await removeChunks(uploadId, chunks)
}

function assertWhole(chunks: readonly Chunk[], byteCount: bigint): void {
  let expected = 0n
  for (const chunk of chunks) {
    if (chunk.byteOffset !== expected) throw new Error('an upload has a gap')
    expected += chunk.byteCount
  }
  if (expected !== byteCount) throw new Error('an upload is not whole')
}

function joinAndProbe(chunks: readonly Chunk[], signal: AbortSignal): Promise<Result<Assembled, ProbeError>> {
  return withScratch(async (dir) => {
    const file = path.join(dir, 'video')
    await pipeline(clearBytes(chunks), createWriteStream(file, { mode: 0o600 }), { signal })
    const probed = await probeVideo(file, signal)
    if (!probed.ok) return probed
    const storageKey = newStorageKey('video')
    const stored = await storage().put(storageKey, createReadStream(file), {
      maxBytes: Number.MAX_SAFE_INTEGER,
    })
    if (!stored.ok) throw new Error(stored.code)
    return { ok: true, value: { storageKey, stored: stored.value, facts: probed.value } }
  })
}

async function* clearBytes(chunks: readonly Chunk[]): AsyncGenerator<Uint8Array> {
  for (const { storageKey } of chunks) {
    const object = await storage().open(storageKey)
    if (!object) throw new Error('a chunk is missing from the store')
    yield* object.stream()
  }
}

async function finish(videoId: string, result: Result<Assembled, ProbeError>): Promise<void> {
  const data = result.ok
    ? {
        state: 'ready' as const,
        storageKey: result.value.storageKey,
        byteCount: BigInt(result.value.stored.byteCount),
        sha256: result.value.stored.sha256,
        ...result.value.facts,
      }
    : { state: 'failed' as const, failure: result.code }
  const changed = await db().video.updateMany({ where: { id: videoId, state: 'processing' }, data })
  // Another worker was faster: its object is the video, ours is nobody's.
  if (changed.count === 0 && result.ok) await storage().remove(result.value.storageKey)
}

async function removeChunks(uploadId: string, chunks: readonly Chunk[]): Promise<void> {
  for (const { storageKey } of chunks) await storage().remove(storageKey)
  await db().videoChunk.deleteMany({ where: { uploadId } })
}
