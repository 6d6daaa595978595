import { createReadStream } from 'node:fs'
import { db } from '@/lib/platform/db'
import { logger } from '@/lib/platform/logger'
import { newStorageKey } from '@/lib/platform/object-store'
import { withScratch } from '@/lib/platform/scratch'
import { storage } from '@/lib/platform/storage'
import { storeMade } from '@/lib/platform/store-made'
import { splitSentences } from '@/lib/shared/reading-grade'
import { MAX_CLIP_MINUTES } from '../clip-schema'
import type { Script } from '../script-schema'
import { hasSpace, isDiskFull } from './disk-space'
import { type MadeVideo, makeVideo } from './make-video'
import type { VideoFailure } from './video-failure'
import { decryptSources, findClipSource } from './video-source'

type Begun = { title: string; words: string; sourceId: string }

/**
 * Makes of a sent file what a clip is: a video like those of orders, with its words laid over its speech. It ends
 * `ready`, or `failed` with a code for its author. Does nothing when that is already so.
 */
export async function processClip(clipId: string, signal: AbortSignal): Promise<void> {
  const clip = await db().clip.findFirst({
    where: { id: clipId, state: 'processing' },
    select: { title: true, words: true, sourceId: true },
  })
  if (!clip?.sourceId) return
  const failure = await make(clipId, { ...clip, sourceId: clip.sourceId }, signal)
  if (failure) await failClip(clipId, failure)
}

/** Ends a clip that could not be made. What was sent for it goes: its author sends another file. */
export async function failClip(clipId: string, failure: VideoFailure): Promise<void> {
  await db().clip.updateMany({
    where: { id: clipId, state: 'processing' },
    data: { state: 'failed', failure, sourceId: null },
  })
  await removeSent(clipId)
}

/** Null when it is ready, or no longer wanted. Throws to be tried again. */
async function make(clipId: string, clip: Begun, signal: AbortSignal): Promise<VideoFailure | null> {
  try {
    return await makeInScratch(clipId, clip, signal)
  } catch (error) {
    if (isDiskFull(error)) return 'NO_SPACE'
    throw error
  }
}

function makeInScratch(clipId: string, clip: Begun, signal: AbortSignal): Promise<VideoFailure | null> {
  return withScratch(async (dir) => {
    const sources = [await findClipSource(clip.sourceId)]
    if (!(await hasSpace(dir, sources))) return 'NO_SPACE'
    const made = await makeVideo({
      sources: await decryptSources(sources, dir, signal),
      script: scriptOf(clip),
      maxSeconds: MAX_CLIP_MINUTES * 60,
      dir,
      signal,
    })
    if (!made.ok) return made.code
    logger.info({ event: 'clip.made', clipId, isCopied: made.value.isCopied, steps: made.value.steps })
    await finish(clipId, clip.sourceId, made.value)
    return null
  })
}

function scriptOf({ title, words }: Pick<Begun, 'title' | 'words'>): Script {
  const sentences = splitSentences(words).map((text, index) => ({ id: `c${index + 1}`, text, covers: [] }))
  return { sections: [{ id: 'clip', title, scene: null, sentences }], leftOut: [] }
}

async function finish(clipId: string, sourceId: string, made: MadeVideo): Promise<void> {
  const storageKey = newStorageKey('clip')
  const { sha256, byteCount } = await storeMade(storageKey, createReadStream(made.videoFile))
  const { durationMs, width, height } = made
  const { count } = await db().clip.updateMany({
    where: { id: clipId, state: 'processing', sourceId },
    data: {
      state: 'ready',
      sourceId: null,
      ...{ storageKey, byteCount: BigInt(byteCount), sha256 },
      ...{ durationMs, width, height, sentences: made.timing.sentences },
    },
  })
  // Another worker was faster, or the clip was removed: this object is nobody's.
  if (count === 0) await storage().remove(storageKey)
  else await removeSent(clipId)
}

/** Removes the whole uploads of a clip that is not being made of one any more. */
async function removeSent(clipId: string): Promise<void> {
  const isOver = { clipId, completedAt: { not: null }, sourceOf: null }
  const chunks = await db().videoChunk.findMany({ where: { upload: isOver }, select: { storageKey: true } })
  await db().videoUpload.deleteMany({ where: isOver })
  for (const { storageKey } of chunks) await storage().remove(storageKey)
}
