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
import { type MadeVideo, makeVideo } from './make-video'
import type { VideoFailure } from './video-failure'
import { decryptSources } from './video-source'

type Begun = { title: string; words: string; sourceKey: string; sourceByteCount: bigint }

/**
 * Makes of a sent file what a clip is: a video like those of orders, with its words laid over its speech. It ends
 * `ready`, or `failed` with a code for its author. Does nothing when that is already so.
 */
export async function processClip(clipId: string, signal: AbortSignal): Promise<void> {
  const clip = await db().clip.findFirst({
    where: { id: clipId, state: 'processing' },
    select: { title: true, words: true, sourceKey: true, sourceByteCount: true },
  })
  if (!clip?.sourceKey || clip.sourceByteCount === null) return
  const { title, words, sourceKey, sourceByteCount } = clip
  const failure = await make(clipId, { title, words, sourceKey, sourceByteCount }, signal)
  if (failure) await failClip(clipId, failure)
}

/** Ends a clip that could not be made in all its tries. */
export async function failClip(clipId: string, failure: VideoFailure): Promise<void> {
  await db().clip.updateMany({
    where: { id: clipId, state: 'processing' },
    data: { state: 'failed', failure },
  })
}

/** Null when it is ready, or no longer wanted. Throws to be tried again. */
function make(clipId: string, clip: Begun, signal: AbortSignal): Promise<VideoFailure | null> {
  return withScratch(async (dir) => {
    const chunks = [{ storageKey: clip.sourceKey, byteCount: clip.sourceByteCount }]
    const made = await makeVideo({
      sources: await decryptSources([{ sectionId: null, log: [], chunks }], dir, signal),
      script: scriptOf(clip),
      maxSeconds: MAX_CLIP_MINUTES * 60,
      dir,
      signal,
    })
    if (!made.ok) return made.code
    logger.info({ event: 'clip.made', clipId, isCopied: made.value.isCopied, steps: made.value.steps })
    await finish(clipId, clip.sourceKey, made.value)
    return null
  })
}

function scriptOf({ title, words }: Pick<Begun, 'title' | 'words'>): Script {
  const sentences = splitSentences(words).map((text, index) => ({ id: `c${index + 1}`, text, covers: [] }))
  return { sections: [{ id: 'clip', title, scene: null, sentences }], leftOut: [] }
}

async function finish(clipId: string, sourceKey: string, made: MadeVideo): Promise<void> {
  const storageKey = newStorageKey('clip')
  const { sha256, byteCount } = await storeMade(storageKey, createReadStream(made.videoFile))
  const { durationMs, width, height } = made
  const { count } = await db().clip.updateMany({
    where: { id: clipId, state: 'processing', sourceKey },
    data: {
      state: 'ready',
      ...{ storageKey, byteCount: BigInt(byteCount), sha256 },
      ...{ durationMs, width, height, sentences: made.timing.sentences },
      ...{ sourceKey: null, sourceByteCount: null },
    },
  })
  // Another worker was faster, or the clip was removed: these objects are nobody's.
  await storage().remove(count === 0 ? storageKey : sourceKey)
}
