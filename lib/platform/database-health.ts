import { pool } from './db'
import { errorFields, logger } from './logger'

const PROBE_TIMEOUT_MS = 2_000
const FRESH_MS = 1_000

let last = { at: 0, isUp: true }
let running: Promise<boolean> | undefined

/**
 * Whether the database answers, at most one second old. A database that is cut off rather than refusing counts
 * as away after two seconds, so that people get an answer instead of a page that never ends.
 */
export async function isDatabaseUp(): Promise<boolean> {
  if (Date.now() - last.at < FRESH_MS) return last.isUp
  running ??= probe().finally(() => {
    running = undefined
  })
  return running
}

async function probe(): Promise<boolean> {
  const timer = AbortSignal.timeout(PROBE_TIMEOUT_MS)
  const isUp = await Promise.race([
    pool()
      .query('select 1')
      .then(
        () => true,
        (error: unknown) => {
          logger.warn({ event: 'database.unavailable', ...errorFields(error) })
          return false
        },
      ),
    new Promise<boolean>((resolve) => {
      timer.addEventListener('abort', () => resolve(false), { once: true })
    }),
  ])
  last = { at: Date.now(), isUp }
  return isUp
}
