import type { StaffActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { lockOrder } from './lock-order'
import { paidPayments, requestRefund } from './request-refund'

/**
 * A member of staff gives money back, whatever the order's status, which stays as it is. Without an amount
 * everything that is left. `NOTHING_TO_REFUND` includes an order that was never paid; `TOO_MUCH` is more than
 * is left.
 * @param input.amountMinor in the currency's smallest unit
 */
export async function refundByStaff(
  actor: StaffActor,
  input: { orderId: string; amountMinor?: number; now: Date },
): Promise<Result<{ refundMinor: number }, 'NOT_FOUND' | 'NOTHING_TO_REFUND' | 'TOO_MUCH'>> {
  const { orderId, now } = input
  return db().$transaction(async (tx) => {
    await lockOrder(tx, orderId)
    if ((await tx.order.count({ where: { id: orderId } })) === 0) return err('NOT_FOUND')
    const paid = await paidPayments(tx, orderId)
    const leftMinor = paid.reduce((sum, payment) => sum + payment.refundableMinor, 0)
    if (leftMinor === 0) return err('NOTHING_TO_REFUND')
    const refundMinor = input.amountMinor ?? leftMinor
    if (!Number.isSafeInteger(refundMinor) || refundMinor <= 0 || refundMinor > leftMinor)
      return err('TOO_MUCH')

    let restMinor = refundMinor
    for (const { id: paymentId, refundableMinor } of paid) {
      const amountMinor = Math.min(restMinor, refundableMinor)
      if (amountMinor === 0) continue
      const requested = await requestRefund(tx, { paymentId, amountMinor, reason: 'staff', actor, now })
      if (!requested.ok) throw new Error(`refund of payment ${paymentId}: ${requested.code}`)
      restMinor -= amountMinor
    }
    return ok({ refundMinor })
  })
}
