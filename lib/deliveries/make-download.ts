import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { captionVideo } from '@/lib/platform/caption-video'
import { db } from '@/lib/platform/db'
import type { ConvertError } from '@/lib/platform/ffmpeg'
import { newStorageKey, type StoredObject } from '@/lib/platform/object-store'
import { withScratch } from '@/lib/platform/scratch'
import { storage } from '@/lib/platform/storage'
import { storeMade } from '@/lib/platform/store-made'
import { err, ok, type Result } from '@/lib/shared/result'

/** ISO 639-2 names of the languages that orders come in. */
const LANGUAGES: Readonly<Record<string, string>> = { en: 'eng', es: 'spa' }

/**
 * Makes the copy of a delivered video that its patient saves: the same picture and sound, with the captions inside.
 * Does nothing when it is there, and for a video without captions, which is saved as it is. Correcting the captions
 * removes the copy; the next delivery asks for a new one. Fails with what ffmpeg met.
 */
export async function makeDownload(
  videoId: string,
  signal: AbortSignal,
): Promise<Result<undefined, ConvertError>> {
  const video = await findVideo(videoId)
  const captions = video?.assets.find(({ kind }) => kind === 'captions')
  if (!video?.storageKey || !captions || video.assets.some(({ kind }) => kind === 'download')) return ok()
  const target = newStorageKey('video-asset')
  const language = LANGUAGES[video.order.locale] ?? 'und'
  const sources = { video: video.storageKey, captions: captions.storageKey }
  const stored = await captionAndStore({ sources, target, language }, signal)
  if (stored === null) return ok()
  if (!stored.ok) return stored
  const { byteCount, sha256 } = stored.value
  const isOurs = await db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Order" WHERE id = ${video.orderId}::uuid FOR UPDATE`
    // Corrected or erased meanwhile: what was made holds words that no longer stand.
    const current = await tx.videoAsset.count({ where: { videoId, storageKey: captions.storageKey } })
    if (current === 0) return false
    const made = await tx.videoAsset.createMany({
      data: {
        id: randomUUID(),
        videoId,
        kind: 'download',
        storageKey: target,
        mediaType: 'video/mp4',
        byteCount: BigInt(byteCount),
        sha256,
      },
      skipDuplicates: true,
    })
    return made.count === 1
  })
  if (!isOurs) await storage().remove(target)
  return ok()
}

function findVideo(id: string) {
  return db().video.findFirst({
    where: { id, state: 'ready', deliveries: { some: { withdrawnAt: null } } },
    select: {
      orderId: true,
      storageKey: true,
      order: { select: { locale: true } },
      assets: {
        where: { kind: { in: ['captions', 'download'] } },
        select: { kind: true, storageKey: true },
      },
    },
  })
}

type Making = { sources: { video: string; captions: string }; target: string; language: string }

/** Null when a source is gone. */
function captionAndStore(
  { sources, target, language }: Making,
  signal: AbortSignal,
): Promise<Result<StoredObject, ConvertError> | null> {
  return withScratch(async (dir) => {
    const files = {
      video: path.join(dir, 'video'),
      captions: path.join(dir, 'captions.vtt'),
      target: path.join(dir, 'captioned'),
    }
    for (const part of ['video', 'captions'] as const) {
      const object = await storage().open(sources[part])
      if (!object) return null
      await pipeline(object.stream(), createWriteStream(files[part], { mode: 0o600 }), { signal })
    }
    const made = await captionVideo({ ...files, language }, signal)
    if (!made.ok) return err(made.code)
    return ok(await storeMade(target, createReadStream(files.target)))
  })
}
