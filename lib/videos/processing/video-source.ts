import fs from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { db } from '@/lib/platform/db'
import { storage } from '@/lib/platform/storage'
import { clipSentencesSchema } from '../clip-schema'
import { teleprompterLogSchema } from '../recording-schema'
import type { Source } from './source'

type Chunk = { storageKey: string; byteCount: bigint | number }

/** What a video is made of, as it lies encrypted in the store. */
export type StoredSource = Omit<Source, 'file'> & { chunks: Chunk[] }

/** The chunks of the upload or of the recorded segments that a video is made of; empty when they are gone. */
export async function findSource(videoId: string): Promise<StoredSource[]> {
  const upload = await db().videoUpload.findUnique({
    where: { videoId },
    select: { byteCount: true, chunks: { orderBy: { byteOffset: 'asc' } } },
  })
  if (upload) {
    assertWhole(upload.chunks, upload.byteCount)
    return [{ sectionId: null, log: [], chunks: upload.chunks }]
  }
  const segments = await db().videoSegment.findMany({
    where: { videoId },
    orderBy: { position: 'asc' },
    select: {
      sectionId: true,
      segment: { select: { sectionId: true, log: true, chunks: { orderBy: { sequence: 'asc' } } } },
      clip: { select: { storageKey: true, byteCount: true, sentences: true } },
    },
  })
  return segments.flatMap(({ sectionId, segment, clip }): StoredSource[] => {
    if (clip) return [clipSource(sectionId, clip)]
    if (!segment) return []
    const log = teleprompterLogSchema.parse(segment.log)
    return [{ sectionId: segment.sectionId, log, chunks: unbroken(segment.chunks) }]
  })
}

/** The whole upload that a clip is made of; empty when it is gone. */
export async function findClipSource(uploadId: string): Promise<StoredSource[]> {
  const upload = await db().videoUpload.findUnique({
    where: { id: uploadId },
    select: { byteCount: true, chunks: { orderBy: { byteOffset: 'asc' } } },
  })
  if (!upload) return []
  assertWhole(upload.chunks, upload.byteCount)
  return [{ sectionId: null, log: [], chunks: upload.chunks }]
}

type ClipRow = { storageKey: string | null; byteCount: bigint | null; sentences: unknown }

function clipSource(sectionId: string | null, { storageKey, byteCount, sentences }: ClipRow): StoredSource {
  if (!storageKey || byteCount === null) throw new Error('a clip in a video is not ready')
  const clip = clipSentencesSchema.parse(sentences)
  return { sectionId, log: [], clip, chunks: [{ storageKey, byteCount }] }
}

function assertWhole(chunks: readonly { byteOffset: bigint; byteCount: bigint }[], byteCount: bigint): void {
  let expected = 0n
  for (const chunk of chunks) {
    if (chunk.byteOffset !== expected) throw new Error('an upload has a gap')
    expected += chunk.byteCount
  }
  if (expected !== byteCount) throw new Error('an upload is not whole')
}

/** What follows a gap cannot be played: a browser that died may have sent it out of order. */
function unbroken<T extends { sequence: number }>(chunks: readonly T[]): T[] {
  return chunks.filter((chunk, index) => chunk.sequence === index)
}

export function sourceBytes(sources: readonly StoredSource[]): number {
  return sources.flatMap(({ chunks }) => chunks).reduce((sum, { byteCount }) => sum + Number(byteCount), 0)
}

type Decrypting = {
  signal: AbortSignal
  /** From 0 to 1. */
  onProgress: (share: number) => void
}

/** Writes each source in clear into a private folder. Throws when a chunk is gone. */
export async function decryptSources(
  sources: readonly StoredSource[],
  dir: string,
  { signal, onProgress }: Decrypting,
): Promise<Source[]> {
  const files: Source[] = []
  const total = sourceBytes(sources)
  let done = 0
  const onBytes = (count: number) => {
    done += count
    onProgress(done / total)
  }
  for (const [index, { chunks, ...source }] of sources.entries()) {
    const file = path.join(dir, `source-${index}`)
    await pipeline(clearBytes(chunks, onBytes), fs.createWriteStream(file, { mode: 0o600 }), { signal })
    files.push({ ...source, file })
  }
  return files
}

async function* clearBytes(
  chunks: readonly Chunk[],
  onBytes: (count: number) => void,
): AsyncGenerator<Uint8Array> {
  for (const { storageKey } of chunks) {
    const object = await storage().open(storageKey)
    if (!object) throw new Error('a chunk is missing from the store')
    for await (const part of object.stream()) {
      onBytes(part.length)
      yield part
    }
  }
}

/** Removes a finished upload's chunks. A recording stays for retakes; it goes with its order, or when it is old. */
export async function removeUpload(videoId: string): Promise<void> {
  const chunks = await db().videoChunk.findMany({
    where: { upload: { videoId } },
    select: { storageKey: true },
  })
  for (const { storageKey } of chunks) await storage().remove(storageKey)
  await db().videoChunk.deleteMany({ where: { upload: { videoId } } })
}
