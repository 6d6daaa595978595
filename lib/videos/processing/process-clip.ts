import { createReadStream } from 'node:fs'
import { db } from '@/lib/platform/db'
import { newStorageKey } from '@/lib/platform/object-store'
import { storage } from '@/lib/platform/storage'
import { storeMade } from '@/lib/platform/store-made'
import { splitSentences } from '@/lib/shared/reading-grade'
import { MAX_CLIP_MINUTES } from '../clip-schema'
import type { Script } from '../script-schema'
import { attemptMaking, MAX_ATTEMPTS } from './attempt-making'
import type { MadeVideo } from './make-video'
import { type Failed, RETRYABLE, type VideoFailure } from './video-failure'
import { findClipSource } from './video-source'

type Begun = { title: string; words: string; sourceId: string | null; attempts: number }

/**
 * Makes of a sent file what a clip is: a video like those of orders, with its words laid over its speech. It ends
 * `ready`, or `failed` with a code for its author. Does nothing when that is already so.
 */
export async function processClip(clipId: string, signal: AbortSignal): Promise<void> {
  const [begun] = await db().clip.updateManyAndReturn({
    where: { id: clipId, state: 'processing' },
    data: { attempts: { increment: 1 }, progress: 0 },
    select: { title: true, words: true, sourceId: true, attempts: true },
  })
  if (begun) {
    const isOver = begun.attempts > MAX_ATTEMPTS
    const failure = isOver ? 'GAVE_UP' : (await attempt(clipId, begun, signal))?.failure
    if (failure) await failClip(clipId, failure)
  }
  await removeSent(clipId)
}

/** Ends a clip that could not be made. What was sent for it stays only where trying it again may help. */
export async function failClip(clipId: string, failure: VideoFailure): Promise<void> {
  const isKept = RETRYABLE.includes(failure)
  await db().clip.updateMany({
    where: { id: clipId, state: 'processing' },
    data: { state: 'failed', failure, ...(!isKept && { sourceId: null }) },
  })
  await removeSent(clipId)
}

/** Null when it is ready, or no longer wanted. Throws to be tried again. */
async function attempt(clipId: string, clip: Begun, signal: AbortSignal): Promise<Failed | null> {
  const { sourceId } = clip
  return attemptMaking(
    {
      subject: { clipId },
      findSources: async () => (sourceId ? findClipSource(sourceId) : []),
      readScript: async () => scriptOf(clip),
      maxSeconds: MAX_CLIP_MINUTES * 60,
      async finish(made) {
        await finish(clipId, sourceId, made)
        return null
      },
    },
    signal,
  )
}

function scriptOf({ title, words }: Pick<Begun, 'title' | 'words'>): Script {
  const sentences = splitSentences(words).map((text, index) => ({ id: `c${index + 1}`, text, covers: [] }))
  return { sections: [{ id: 'clip', title, scene: null, sentences }], leftOut: [] }
}

async function finish(clipId: string, sourceId: string | null, made: MadeVideo): Promise<void> {
  const storageKey = newStorageKey('clip')
  const { sha256, byteCount } = await storeMade(storageKey, createReadStream(made.videoFile))
  const { durationMs, width, height } = made
  const { count } = await db().clip.updateMany({
    where: { id: clipId, state: 'processing', sourceId },
    data: {
      state: 'ready',
      progress: 100,
      sourceId: null,
      ...{ storageKey, byteCount: BigInt(byteCount), sha256 },
      ...{ durationMs, width, height, sentences: made.timing.sentences },
    },
  })
  // Another worker was faster, or the clip was stopped or removed: this object is nobody's.
  if (count === 0) await storage().remove(storageKey)
}

/** Removes the whole uploads of a clip that it is not made of any more. Also after a crash between its end and here. */
async function removeSent(clipId: string): Promise<void> {
  const isOver = { clipId, completedAt: { not: null }, sourceOf: null }
  const chunks = await db().videoChunk.findMany({ where: { upload: isOver }, select: { storageKey: true } })
  await db().videoUpload.deleteMany({ where: isOver })
  for (const { storageKey } of chunks) await storage().remove(storageKey)
}
