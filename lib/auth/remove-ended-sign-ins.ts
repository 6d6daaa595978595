import { db } from '@/lib/platform/db'

/** Kept a while after their end, so that a person with an old link reads why it does not work. */
const KEPT_MS = 7 * 86_400_000

/** Removes sessions, sign-in challenges and invites that ended a week ago. */
export async function removeEndedSignIns(now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_MS)
  await db().session.deleteMany({ where: { absoluteExpiresAt: { lt: before } } })
  await db().signInChallenge.deleteMany({ where: { expiresAt: { lt: before } } })
  // Accepted or not: who was invited, by whom and when stays in the audit.
  await db().staffInvite.deleteMany({ where: { expiresAt: { lt: before } } })
}
