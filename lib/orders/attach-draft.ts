import type { Actor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'

/**
 * Gives a draft of this browser to the patient who is signed in on it, whose address is already confirmed.
 * @param email the confirmed address of that patient
 */
export async function attachDraft(
  actor: Actor,
  { orderId, email }: { orderId: string; email: string },
): Promise<Result<undefined, 'GONE'>> {
  if (actor.kind !== 'patient' || actor.draftOrderId !== orderId) return err('GONE')
  const changed = await db().order.updateMany({
    where: { id: orderId, status: 'draft', OR: [{ userId: null }, { userId: actor.userId }] },
    data: { userId: actor.userId, email },
  })
  return changed.count === 1 ? ok() : err('GONE')
}
