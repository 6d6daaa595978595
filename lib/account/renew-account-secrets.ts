import { db } from '@/lib/platform/db'
import { renewInstallationSecret } from '@/lib/platform/installation-secret'
import { boundToCode } from './account-code'
import { boundToErasure } from './erasure-address'

/**
 * Seals the addresses that wait in a change or an erasure under the newest identity; returns how many. Those that are
 * current already stay.
 */
export async function renewAccountSecrets(): Promise<number> {
  const select = { id: true, sealed: true }
  const where = { sealed: { not: null } }
  let renewed = 0
  for (const { id, sealed } of await db().accountCode.findMany({ where, select })) {
    const fresh = sealed && renewInstallationSecret(boundToCode(id), sealed)
    // Compared with what was read: what is over meanwhile stays over.
    if (fresh)
      renewed += (await db().accountCode.updateMany({ where: { id, sealed }, data: { sealed: fresh } })).count
  }
  for (const { id, sealed } of await db().erasureRequest.findMany({ where, select })) {
    const fresh = sealed && renewInstallationSecret(boundToErasure(id), sealed)
    if (fresh)
      renewed += (await db().erasureRequest.updateMany({ where: { id, sealed }, data: { sealed: fresh } }))
        .count
  }
  return renewed
}
