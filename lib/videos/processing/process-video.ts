import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { newStorageKey } from '@/lib/platform/object-store'
import { storage } from '@/lib/platform/storage'
import { storeMade } from '@/lib/platform/store-made'
import { err, ok, type Result } from '@/lib/shared/result'
import { readScript } from '../script-queries'
import { attemptMaking, MAX_ATTEMPTS } from './attempt-making'
import { isDiskFull } from './disk-space'
import { giveUpVideo } from './give-up-video'
import type { MadeVideo } from './make-video'
import { type Failed, RETRYABLE, type VideoFailure } from './video-failure'
import { findSource, removeUpload } from './video-source'

type Kept = { storageKey: string; byteCount: bigint; sha256: string; mediaType: string }
type Stored = { video: Kept; assets: (Kept & { kind: MadeVideo['assets'][number]['kind'] })[] }

/**
 * Makes a video of what was uploaded or recorded for it. It ends `ready`, or `failed` with a code for staff. Does
 * nothing when that is already so. Of two workers at the same video one counts, and the other's objects are removed.
 */
export async function processVideo(videoId: string, signal: AbortSignal): Promise<void> {
  const begun = await begin(videoId)
  if (begun && begun.attempts > MAX_ATTEMPTS) await giveUpVideo(videoId)
  else if (begun) {
    const failed = await attempt(videoId, begun.scriptId, signal)
    if (failed) await fail(videoId, failed)
  }
  await tidy(videoId)
}

async function begin(videoId: string): Promise<{ scriptId: string | null; attempts: number } | null> {
  const [row] = await db().video.updateManyAndReturn({
    where: { id: videoId, state: 'processing' },
    data: { attempts: { increment: 1 }, progress: 0 },
    select: { scriptId: true, attempts: true },
  })
  return row ?? null
}

/** Null when the video is ready, or no longer wanted. Throws to be tried again. */
async function attempt(
  videoId: string,
  scriptId: string | null,
  signal: AbortSignal,
): Promise<Failed | null> {
  return attemptMaking(
    {
      subject: { videoId },
      findSources: () => findSource(videoId),
      readScript: async () => (scriptId ? readScript(scriptId) : null),
      maxSeconds: env().MAX_VIDEO_MINUTES * 60,
      async finish(made) {
        const stored = await storeAll(made)
        if (!stored.ok) return stored.code
        await finish(videoId, made, stored.value)
        return null
      },
    },
    signal,
  )
}

async function storeAll(made: MadeVideo): Promise<Result<Stored, VideoFailure>> {
  const keys: string[] = []
  const keep = async (prefix: string, file: string, mediaType: string): Promise<Kept> => {
    const storageKey = newStorageKey(prefix)
    keys.push(storageKey)
    const { sha256, byteCount } = await storeMade(storageKey, createReadStream(file))
    return { storageKey, mediaType, sha256, byteCount: BigInt(byteCount) }
  }
  try {
    const video = await keep('video', made.videoFile, 'video/mp4')
    const assets: Stored['assets'] = []
    for (const { kind, file, mediaType } of made.assets) {
      assets.push({ kind, ...(await keep('video-asset', file, mediaType)) })
    }
    return ok({ video, assets })
  } catch (error) {
    for (const key of keys) await storage().remove(key)
    if (isDiskFull(error)) return err('NO_SPACE')
    throw error
  }
}

async function finish(videoId: string, made: MadeVideo, { video, assets }: Stored): Promise<void> {
  const { durationMs, width, height } = made
  const isOurs = await db().$transaction(async (tx) => {
    const { count } = await tx.video.updateMany({
      where: { id: videoId, state: 'processing' },
      data: { state: 'ready', progress: 100, durationMs, width, height, ...video },
    })
    if (count === 0) return false
    await tx.videoAsset.createMany({ data: assets.map((asset) => ({ id: randomUUID(), videoId, ...asset })) })
    return true
  })
  if (isOurs) return
  // Another worker was faster, or staff canceled: these objects are nobody's.
  for (const { storageKey } of [video, ...assets]) await storage().remove(storageKey)
}

async function fail(videoId: string, { failure, sectionId }: Failed): Promise<void> {
  await db().video.updateMany({
    where: { id: videoId, state: 'processing' },
    data: { state: 'failed', failure, failedSectionId: sectionId },
  })
}

/** Also after a crash between the end of the processing and here. */
async function tidy(videoId: string): Promise<void> {
  const video = await db().video.findUnique({
    where: { id: videoId },
    select: { state: true, failure: true },
  })
  const isKept = RETRYABLE.some((code) => code === video?.failure)
  if (video?.state === 'ready' || (video?.state === 'failed' && !isKept)) await removeUpload(videoId)
}
