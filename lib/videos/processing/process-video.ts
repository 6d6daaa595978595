import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { logger } from '@/lib/platform/logger'
import { newStorageKey } from '@/lib/platform/object-store'
import { withScratch } from '@/lib/platform/scratch'
import { storage } from '@/lib/platform/storage'
import { storeMade } from '@/lib/platform/store-made'
import { err, ok, type Result } from '@/lib/shared/result'
import { readScript } from '../script-queries'
import { hasSpace, isDiskFull } from './disk-space'
import { giveUpVideo } from './give-up-video'
import { type MadeVideo, makeVideo } from './make-video'
import { watchProcessing } from './report-progress'
import { RETRYABLE, type VideoFailure } from './video-failure'
import { decryptSources, findSource, removeUpload, sourceBytes } from './video-source'

/** More than the queue ever tries: what takes workers down so that not even the queue counts it ends too. */
const MAX_ATTEMPTS = 20

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
    const failure = await attempt(videoId, begun.scriptId, signal)
    if (failure) await fail(videoId, failure)
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
  jobSignal: AbortSignal,
): Promise<VideoFailure | null> {
  const watch = watchProcessing(videoId)
  const signal = AbortSignal.any([jobSignal, watch.signal])
  try {
    const sources = await findSource(videoId)
    if (sources.length === 0 || sourceBytes(sources) === 0) return 'GONE'
    return await withScratch(async (dir) => {
      if (!(await hasSpace(dir, sources))) return 'NO_SPACE'
      const made = await makeVideo({
        sources: await decryptSources(sources, dir, signal),
        script: scriptId ? await readScript(scriptId) : null,
        maxSeconds: env().MAX_VIDEO_MINUTES * 60,
        dir,
        signal,
        onProgress: watch.onProgress,
      })
      if (!made.ok) return made.code
      logger.info({ event: 'video.made', videoId, isCopied: made.value.isCopied, steps: made.value.steps })
      const stored = await storeAll(made.value)
      if (!stored.ok) return stored.code
      await finish(videoId, made.value, stored.value)
      return null
    })
  } catch (error) {
    if (watch.signal.aborted) return null
    if (isDiskFull(error)) return 'NO_SPACE'
    throw error
  } finally {
    await watch.stop()
  }
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

async function fail(videoId: string, failure: VideoFailure): Promise<void> {
  await db().video.updateMany({
    where: { id: videoId, state: 'processing' },
    data: { state: 'failed', failure },
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
