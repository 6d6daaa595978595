import { db } from '@/lib/platform/db'
import { errorFields, logger } from '@/lib/platform/logger'

const EVERY_MS = 1_000

/** What is made: the video of an order, or a clip. */
export type Subject = { videoId: string } | { clipId: string }

/** A look at a video while it is made. */
export type Watch = {
  onProgress: (share: number) => void
  /** Aborts when the video is no longer to be made: staff canceled it, or another worker has made it. */
  signal: AbortSignal
  stop: () => Promise<void>
}

/** Writes down how far a video or a clip is, once a second, and notices when it is no longer wanted. */
export function watchProcessing(subject: Subject): Watch {
  const gone = new AbortController()
  let progress = 0
  let running: Promise<void> = Promise.resolve()
  const look = async () => {
    try {
      if (!(await writeProgress(subject, progress))) gone.abort()
    } catch (error) {
      // The database is away: the video goes on being made, and is written down when it is back.
      logger.warn({ event: 'video.progress_not_written', ...subject, ...errorFields(error) })
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

/** False when it is not being made any more. */
async function writeProgress(subject: Subject, progress: number): Promise<boolean> {
  const data = { progress }
  const state = 'processing' as const
  const { count } =
    'clipId' in subject
      ? await db().clip.updateMany({ where: { id: subject.clipId, state }, data })
      : await db().video.updateMany({ where: { id: subject.videoId, state }, data })
  return count > 0
}
