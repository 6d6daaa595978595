import { systemClock } from '@/lib/platform/clock'
import { closeDb } from '@/lib/platform/db'
import { logger } from '@/lib/platform/logger'
import { closeQueue, startQueueWorkers } from '@/lib/platform/queue'
import { sweepScratch } from '@/lib/platform/scratch'
import { JOB_NAMES } from './definitions'
import { QUEUE_SETTINGS } from './queue-settings'
import { runJob } from './run-job'

/** Starts taking jobs; `stop` lets those in hand finish (25 s at most), then closes every connection. */
export async function startWorker(): Promise<{ stop(): Promise<void> }> {
  const queues = JOB_NAMES.map((name) => {
    const settings = QUEUE_SETTINGS.find((queue) => queue.name === name)
    if (!settings) throw new Error(`no queue for ${name}`)
    return { ...settings, handle: (data: unknown, signal: AbortSignal) => runJob(name, data, signal) }
  })
  await sweepScratch(systemClock.now())
  const workers = await startQueueWorkers(queues)
  logger.info({ event: 'worker.started', queues: queues.length })
  return {
    async stop() {
      await workers.stop()
      await closeQueue()
      await closeDb()
      logger.info({ event: 'worker.stopped' })
    },
  }
}
