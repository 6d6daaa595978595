import { expect, it } from 'vitest'
import { JOBS } from '@/lib/jobs/definitions'
import { QUEUE_SETTINGS } from '@/lib/jobs/queue-settings'
import { pool } from '@/lib/platform/db'

/** What the queue does with its settings: a delay that doubles, half of it by chance, up to its longest. */
function shortestWaitHours(retryLimit: number, delaySeconds: number, longestSeconds: number): number {
  let seconds = 0
  for (let retry = 0; retry < retryLimit; retry += 1) {
    seconds += Math.min(longestSeconds, (delaySeconds * 2 ** Math.min(16, retry + 1)) / 2)
  }
  return seconds / 3_600
}

it.each(['mail.send', 'report.scan'] as const)('%s outlives an outage of most of a day', async (name) => {
  expect(QUEUE_SETTINGS.find((queue) => queue.name === name)?.retryLimit).toBe(JOBS[name].retryLimit)
  const { rows } = await pool().query<{ limit: number; delay: number; longest: number }>(
    'select retry_limit as limit, retry_delay as delay, retry_delay_max as longest from pgboss.queue where name = $1',
    [name],
  )
  const [queue] = rows
  if (!queue) throw new Error('no such queue')
  const hours = shortestWaitHours(queue.limit, queue.delay, queue.longest)
  expect(hours).toBeGreaterThan(20)
  // The provider forgets a mail's idempotency key after a day.
  expect(hours).toBeLessThan(24)
})
