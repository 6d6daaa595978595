import { pool } from './db'
import { errorFields, logger } from './logger'

const PROBE_TIMEOUT_MS = 2_000
const FRESH_MS = 1_000

let last = { at: 0, isUp: true }
let running: Promise<boolean> | undefined

/**
 * Whether the database answers, at most one second old. A database that is cut off rather than refusing counts
 * as away after four seconds, so that people get an answer instead of a page that never ends.
 */
export async function isDatabaseUp(): Promise<boolean> {
  if (Date.now() - last.at < FRESH_MS) return last.isUp
  running ??= probe().finally(() => {
    running = undefined
  })
  return running
}

/** One answer that is late may be this process's own, busy as it is: only the second in a row tells of the database. */
async function probe(): Promise<boolean> {
  const isUp = (await answersInTime()) || (last.isUp && (await answersInTime()))
  last = { at: Date.now(), isUp }
  return isUp
}

async function answersInTime(): Promise<boolean> {
  const timer = AbortSignal.timeout(PROBE_TIMEOUT_MS)
  return Promise.race([
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
}
