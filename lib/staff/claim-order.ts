import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor, StaffActor } from '@/lib/auth/actor'
import { type TransitionError, transitionOrder } from '@/lib/orders/transition-order'
import { db, type Tx } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { staffOnly } from './staff-only'

type OrderInput = { orderId: string; now: Date }

/**
 * Takes a received order to work on. Of two who try at once one gets it, the other `CONFLICT`.
 * `NOT_LICENSED`: the actor holds no licence, valid now, for where the patient is.
 */
export async function claimOrder(
  actor: Actor,
  { orderId, now }: OrderInput,
): Promise<Result<undefined, TransitionError | 'NOT_LICENSED'>> {
  const staff = await staffOnly(actor, { orderId, now })
  if (!staff) return err('NOT_FOUND')
  const claimed = await db().$transaction(async (tx) => {
    const order = await tx.order.findUnique({ where: { id: orderId }, select: { place: true } })
    if (!order) return err('NOT_FOUND')
    if (!(await isLicensed(tx, staff, order.place, now))) return err('NOT_LICENSED')
    const moved = await transitionOrder(tx, {
      orderId,
      command: 'claim',
      actor: staff,
      now,
      patch: { claimedById: staff.userId, claimedAt: now },
    })
    if (!moved.ok) return moved
    await recordAudit(
      { actor: staff, action: 'order.changed', orderId, detail: { to: moved.value.to }, at: now },
      tx,
    )
    return ok()
  })
  if (!claimed.ok && claimed.code === 'NOT_LICENSED') {
    await recordAudit({ actor, action: 'order.denied', orderId, wasAllowed: false, at: now })
  }
  return claimed
}

/** Gives a claimed order back to the queue; its claimant or an admin may. */
export async function releaseOrder(
  actor: Actor,
  { orderId, now }: OrderInput,
): Promise<Result<undefined, TransitionError>> {
  const staff = await staffOnly(actor, { orderId, now })
  if (!staff) return err('NOT_FOUND')
  return db().$transaction(async (tx) => {
    const moved = await transitionOrder(tx, { orderId, command: 'release', actor: staff, now })
    if (!moved.ok) return moved
    await recordAudit(
      { actor: staff, action: 'order.changed', orderId, detail: { to: moved.value.to }, at: now },
      tx,
    )
    return ok()
  })
}

/** Whether a member of staff may explain reports to a patient who is there. */
export async function isLicensed(
  tx: Tx,
  staff: StaffActor,
  place: string | null,
  now: Date,
): Promise<boolean> {
  if (place === null) return false
  const licences = await tx.staffPlace.count({
    where: { userId: staff.userId, place, expiresAt: { gt: now } },
  })
  return licences > 0
}
