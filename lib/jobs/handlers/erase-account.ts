import { eraseAccount, raiseErasureAlarm } from '@/lib/account/erase-account'
import type { JobPayload } from '@/lib/jobs/definitions'
import type { JobContext } from '@/lib/jobs/job-context'

/** Erases a patient's data and proves that nothing is left. */
export async function eraseAccountJob(
  { requestId }: JobPayload<'account.erase'>,
  { now }: JobContext,
): Promise<void> {
  await eraseAccount(requestId, now)
}

/** Takes over when every try has failed: a person must look. */
export async function alarmOfErasure({ requestId }: JobPayload<'account.erase_alarm'>): Promise<void> {
  await raiseErasureAlarm(requestId)
}
