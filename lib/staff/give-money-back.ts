import type { Actor } from '@/lib/auth/actor'
import { cancelOrder, markCannotBeExplained } from '@/lib/payments/cancel-order'
import { refundByStaff } from '@/lib/payments/refund-by-staff'
import { db } from '@/lib/platform/db'
import { amountMinorFrom } from '@/lib/shared/parse-amount'
import { err, type Result } from '@/lib/shared/result'
import { staffOnly } from './staff-only'

type RefundError = 'NOT_FOUND' | 'NOTHING_TO_REFUND' | 'TOO_MUCH' | 'BAD_AMOUNT'

/**
 * A member of staff gives money back as typed, in the order's currency; empty means all that is left. The order's
 * status stays as it is.
 */
export async function giveMoneyBack(
  actor: Actor,
  { orderId, amount, now }: { orderId: string; amount: string; now: Date },
): Promise<Result<{ refundMinor: number }, RefundError>> {
  const staff = await staffOnly(actor, { orderId, now })
  if (!staff) return err('NOT_FOUND')
  if (amount.trim() === '') return refundByStaff(staff, { orderId, now })
  const order = await db().order.findUnique({ where: { id: orderId }, select: { currency: true } })
  if (!order) return err('NOT_FOUND')
  if (order.currency === null) return err('NOTHING_TO_REFUND')
  const amountMinor = amountMinorFrom(amount, order.currency)
  return amountMinor === null ? err('BAD_AMOUNT') : refundByStaff(staff, { orderId, amountMinor, now })
}

/** Nobody can explain this report: the order ends, all money goes back, the patient gets a mail. */
export async function cannotBeExplained(
  actor: Actor,
  { orderId, now }: { orderId: string; now: Date },
): Promise<Result<{ refundMinor: number }, 'NOT_FOUND' | 'CONFLICT' | 'NOT_CLAIMED'>> {
  const staff = await staffOnly(actor, { orderId, now })
  return staff ? markCannotBeExplained(staff, { orderId, now }) : err('NOT_FOUND')
}

/**
 * A member of staff ends an order that is still open for a reason of its own, such as one placed twice, also when
 * nobody has claimed it: all money goes back, the patient gets a mail.
 */
export async function cancelByStaff(
  actor: Actor,
  { orderId, now }: { orderId: string; now: Date },
): Promise<Result<{ refundMinor: number }, 'NOT_FOUND' | 'CONFLICT'>> {
  const staff = await staffOnly(actor, { orderId, now })
  return staff ? cancelOrder(staff, { orderId, reason: 'staff', now }) : err('NOT_FOUND')
}
