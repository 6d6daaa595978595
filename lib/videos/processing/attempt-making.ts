import { logger } from '@/lib/platform/logger'
import { withScratch } from '@/lib/platform/scratch'
import type { Script } from '../script-schema'
import { hasSpace, isDiskFull } from './disk-space'
import { type MadeVideo, makeVideo } from './make-video'
import { type Subject, watchProcessing } from './report-progress'
import type { Failed, VideoFailure } from './video-failure'
import { decryptSources, type StoredSource, sourceBytes } from './video-source'

/** More than the queue ever tries: what takes workers down so that not even the queue counts it ends too. */
export const MAX_ATTEMPTS = 20

/** Of the whole: a large file takes a while to be read from the store. */
const DECRYPTING = 0.05

type Input = {
  subject: Subject
  /** Empty when what was sent is gone. */
  findSources: () => Promise<StoredSource[]>
  readScript: () => Promise<Script | null>
  maxSeconds: number
  /** Keeps what was made; with why that was not possible. */
  finish: (made: MadeVideo) => Promise<VideoFailure | null>
}

/**
 * Makes a video or a clip of what was sent, in a folder that is gone afterwards, and writes down how far it is. Null when
 * it is ready, or no longer wanted. Throws to be tried again.
 */
export async function attemptMaking(
  { subject, findSources, readScript, maxSeconds, finish }: Input,
  jobSignal: AbortSignal,
): Promise<Failed | null> {
  const watch = watchProcessing(subject)
  const signal = AbortSignal.any([jobSignal, watch.signal])
  try {
    const sources = await findSources()
    if (sources.length === 0 || sourceBytes(sources) === 0) return ofAll('GONE')
    return await withScratch(async (dir) => {
      if (!(await hasSpace(dir, sources))) return ofAll('NO_SPACE')
      const made = await makeVideo({
        sources: await decryptSources(sources, dir, {
          signal,
          onProgress: (share) => watch.onProgress(DECRYPTING * share),
        }),
        script: await readScript(),
        maxSeconds,
        dir,
        signal,
        onProgress: (share) => watch.onProgress(DECRYPTING + (1 - DECRYPTING) * share),
      })
      if (!made.ok) return { failure: made.code, sectionId: made.sectionId ?? null }
      const { isCopied, steps } = made.value
      logger.info({ event: 'videoId' in subject ? 'video.made' : 'clip.made', ...subject, isCopied, steps })
      const failure = await finish(made.value)
      return failure && ofAll(failure)
    })
  } catch (error) {
    if (watch.signal.aborted) return null
    if (isDiskFull(error)) return ofAll('NO_SPACE')
    throw error
  } finally {
    await watch.stop()
  }
}

function ofAll(failure: VideoFailure): Failed {
  return { failure, sectionId: null }
}
