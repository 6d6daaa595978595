import type { StaffActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'

/** Whether the actor is on duty, that is, gets the mails. */
export async function isOnDuty(actor: StaffActor): Promise<boolean> {
  const user = await db().user.findUnique({ where: { id: actor.userId }, select: { isOnDuty: true } })
  return user?.isOnDuty ?? false
}
