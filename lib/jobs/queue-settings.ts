import type { QueueSettings } from '@/lib/platform/queue'
import { JOB_NAMES, JOBS } from './definitions'

/** The queues of all jobs, as the queue's installer and the worker want them. */
export const QUEUE_SETTINGS: readonly QueueSettings[] = JOB_NAMES.map((name) => {
  const { payload: _, ...settings } = JOBS[name]
  return { name, ...settings }
})
