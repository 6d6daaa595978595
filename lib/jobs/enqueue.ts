import type { Tx } from '@/lib/platform/db'
import { type SendOptions, sendInTransaction } from '@/lib/platform/queue'
import { JOBS, type JobName, type JobPayload } from './definitions'

/**
 * Writes a job in the caller's transaction. Throws when the payload does not fit its schema: that is a bug.
 */
export async function enqueue<Name extends JobName>(
  tx: Tx,
  name: Name,
  payload: JobPayload<Name>,
  options: SendOptions = {},
): Promise<void> {
  await sendInTransaction(tx, name, JOBS[name].payload.parse(payload), options)
}
