import type { Actor } from '@/lib/auth/actor'
import { endOrderChallenges } from '@/lib/auth/create-challenge'
import { db } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'

/**
 * Gives a draft of this browser to the patient who is signed in on it, whose address is already confirmed.
 * @param email the confirmed address of that patient
 */
export async function attachDraft(
  actor: Actor,
  { orderId, email, now }: { orderId: string; email: string; now: Date },
): Promise<Result<undefined, 'GONE'>> {
  if (actor.kind !== 'patient' || actor.draftOrderId !== orderId) return err('GONE')
  return db().$transaction(async (tx) => {
    const changed = await tx.order.updateMany({
      where: { id: orderId, status: 'draft', OR: [{ userId: null }, { userId: actor.userId }] },
      data: { userId: actor.userId, email, typedEmail: null },
    })
    if (changed.count === 0) return err('GONE')
    await endOrderChallenges(tx, orderId, email, now)
    return ok()
  })
}
