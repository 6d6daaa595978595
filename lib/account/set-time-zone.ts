import { recordAudit } from '@/lib/audit/record-audit'
import { type Actor, actorIdOf } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { isTimeZone } from '@/lib/shared/time-zones'

/**
 * Sets the zone in which a person reads times, on pages and in mails; a patient's orders follow. Promises do not move:
 * they are moments. `BAD_ZONE`: no zone that this runtime knows.
 */
export async function setTimeZone(
  actor: Actor,
  { timeZone, now }: { timeZone: string; now: Date },
): Promise<Result<undefined, 'NOT_ALLOWED' | 'BAD_ZONE'>> {
  const userId = actorIdOf(actor)
  if (userId === null) return err('NOT_ALLOWED')
  if (!isTimeZone(timeZone)) return err('BAD_ZONE')
  return db().$transaction(async (tx) => {
    await tx.user.update({ where: { id: userId }, data: { timeZone }, select: { id: true } })
    if (actor.kind === 'patient') await tx.order.updateMany({ where: { userId }, data: { timeZone } })
    await recordAudit({ actor, action: 'account.changed', detail: { what: 'time_zone' }, at: now }, tx)
    return ok()
  })
}
