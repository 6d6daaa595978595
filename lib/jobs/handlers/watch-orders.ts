import { remindOfUnwatched } from '@/lib/deliveries/remind-unwatched'
import { warnOfDueFollowUps } from '@/lib/deliveries/watch-follow-ups'
import { warnOfEndingShares } from '@/lib/deliveries/watch-shares'
import type { JobPayload } from '@/lib/jobs/definitions'
import type { JobContext } from '@/lib/jobs/job-context'
import { expireDrafts } from '@/lib/orders/expire-drafts'
import { screenPatientTexts } from '@/lib/safety/flag-alarming-text'
import { remindOfUrgent } from '@/lib/safety/watch-urgent'
import { eachApart } from '@/lib/shared/each-apart'
import { alarmOverdueReviews } from '@/lib/staff/peer-review'
import { followUpOnAnswers } from '@/lib/staff/watch-answers'
import { settleMissedPromises, warnOfDuePromises } from '@/lib/staff/watch-promises'

/** What can hurt someone comes first. */
const WATCHES: readonly ((now: Date) => Promise<unknown>)[] = [
  screenPatientTexts,
  remindOfUrgent,
  warnOfDuePromises,
  settleMissedPromises,
  followUpOnAnswers,
  alarmOverdueReviews,
  warnOfDueFollowUps,
  warnOfEndingShares,
  remindOfUnwatched,
  expireDrafts,
]

/**
 * Every minute: does what the passing of time asks for. Each watch does nothing where its work is done, so that a
 * run may be repeated, doubled or lost. One that fails does not hold up the others, and is reported at the end.
 */
export async function watchOrders(
  _payload: JobPayload<'orders.watch'>,
  { now, signal }: JobContext,
): Promise<void> {
  await eachApart(WATCHES, async (watch) => {
    if (!signal.aborted) await watch(now)
  })
}
