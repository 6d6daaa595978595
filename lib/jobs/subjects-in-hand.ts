import { payloadsInHand } from '@/lib/platform/queue'
import type { JobName, JobPayload } from './definitions'

/** The ids that `key` of the payload has in jobs that wait, run, or are to be tried again. */
export async function subjectsInHand<Name extends JobName>(
  name: Name,
  key: keyof JobPayload<Name> & string,
): Promise<string[]> {
  return payloadsInHand(name, key)
}
