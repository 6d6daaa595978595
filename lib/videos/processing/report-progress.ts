import { db } from '@/lib/platform/db'
import { errorFields, logger } from '@/lib/platform/logger'

const EVERY_MS = 1_000

/** A look at a video while it is made. */
export type Watch = {
  onProgress: (share: number) => void
  /** Aborts when the video is no longer to be made: staff canceled it, or another worker has made it. */
  signal: AbortSignal
  stop: () => Promise<void>
}

/** Writes down how far a video is, once a second, and notices when it is no longer wanted. */
export function watchProcessing(videoId: string): Watch {
  const gone = new AbortController()
  let progress = 0
  let running: Promise<void> = Promise.resolve()
  const look = async () => {
    try {
      const where = { id: videoId, state: 'processing' as const }
      const { count } = await db().video.updateMany({ where, data: { progress } })
      if (count === 0) gone.abort()
    } catch (error) {
      // The database is away: the video goes on being made, and is written down when it is back.
      logger.warn({ event: 'video.progress_not_written', videoId, ...errorFields(error) })
    }
  }
  const timer = setInterval(() => {
    running = running.then(look)
  }, EVERY_MS)
  return {
    onProgress(share) {
      progress = Math.max(progress, Math.min(99, Math.floor(share * 100)))
    },
    signal: gone.signal,
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}
