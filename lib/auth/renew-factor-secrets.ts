import { db } from '@/lib/platform/db'
import { renewFactorSecret } from './second-factor-secret'

/** Brings every authenticator secret under the newest identity's key. Gives how many were changed. */
export async function renewFactorSecrets(): Promise<number> {
  let renewed = 0
  for (const { userId, secret } of await db().secondFactor.findMany({
    select: { userId: true, secret: true },
  })) {
    const fresh = renewFactorSecret(userId, secret)
    if (fresh === null) continue
    // One that was set up anew meanwhile is under the newest key already.
    renewed += (await db().secondFactor.updateMany({ where: { userId, secret }, data: { secret: fresh } }))
      .count
  }
  return renewed
}
