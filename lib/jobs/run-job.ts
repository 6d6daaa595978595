import { type Clock, systemClock } from '@/lib/platform/clock'
import { JOBS, type JobName } from './definitions'
import type { JobContext } from './job-context'
import { HANDLERS } from './registry'

/** Checks a stored payload against its schema and runs its handler. Throws to be retried. */
export async function runJob(
  name: JobName,
  data: unknown,
  signal: AbortSignal = new AbortController().signal,
  clock: Clock = systemClock,
): Promise<void> {
  const payload = JOBS[name].payload.parse(data ?? {})
  // The payload was parsed by the schema of the same name; the compiler cannot follow that through the union.
  const handle = HANDLERS[name] as (payload: unknown, context: JobContext) => Promise<void>
  await handle(payload, { now: clock.now(), signal })
}
