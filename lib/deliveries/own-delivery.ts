import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor } from '@/lib/auth/actor'
import { db, type Tx } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'

/**
 * Does something with the live delivery of the patient's own order, in one transaction. Anybody else's order, an erased
 * one, and one without a live delivery is `NOT_FOUND`; a signed-in stranger is put on record.
 */
export async function onOwnDelivery(
  actor: Actor,
  { orderId, now }: { orderId: string; now: Date },
  work: (tx: Tx, deliveryId: string) => Promise<void>,
): Promise<Result<undefined, 'NOT_FOUND'>> {
  if (actor.kind !== 'patient') return err('NOT_FOUND')
  return db().$transaction(async (tx) => {
    const order = await tx.order.findUnique({
      where: { id: orderId },
      select: {
        userId: true,
        key: { select: { orderId: true } },
        deliveries: { where: { withdrawnAt: null }, select: { id: true } },
      },
    })
    if (order && order.userId !== actor.userId) {
      await recordAudit({ actor, action: 'order.denied', orderId, wasAllowed: false, at: now }, tx)
      return err('NOT_FOUND')
    }
    const delivery = order?.deliveries[0]
    if (!delivery || !order.key) return err('NOT_FOUND')
    await work(tx, delivery.id)
    return ok()
  })
}
