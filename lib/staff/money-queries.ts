import type { Actor } from '@/lib/auth/actor'
import { type OrderMoney, readOrderMoney } from '@/lib/orders/order-money'
import { nextStatus, type OrderStatus } from '@/lib/orders/order-status'
import { paidPayments } from '@/lib/payments/request-refund'
import { db } from '@/lib/platform/db'
import type { Money } from '@/lib/shared/money'
import { err, ok, type Result } from '@/lib/shared/result'
import { staffOnly } from './staff-only'

export type StaffMoney = {
  orderNumber: string
  status: OrderStatus
  money: OrderMoney
  /** What can still be given back; null when nothing can. */
  refundable: Money | null
  /** Whether 'cannot be explained' is open: not yet before somebody claims the order, no more once it ended. */
  cannotBeExplained: 'open' | 'unclaimed' | 'over'
}

/** The money of an order as staff see it. It says nothing about health. */
export async function getStaffMoney(
  actor: Actor,
  { orderId, now }: { orderId: string; now: Date },
): Promise<Result<StaffMoney, 'NOT_FOUND'>> {
  if (!(await staffOnly(actor, { orderId, now }))) return err('NOT_FOUND')
  const [order, money, paid] = await Promise.all([
    db().order.findUnique({
      where: { id: orderId },
      select: { number: true, status: true, currency: true, claimedById: true },
    }),
    readOrderMoney(db(), orderId),
    paidPayments(db(), orderId),
  ])
  if (!order) return err('NOT_FOUND')
  const { number: orderNumber, status, currency, claimedById } = order
  const leftMinor = paid.reduce((sum, { refundableMinor }) => sum + refundableMinor, 0)
  return ok({
    orderNumber,
    status,
    money,
    refundable: currency !== null && leftMinor > 0 ? { amountMinor: leftMinor, currency } : null,
    cannotBeExplained:
      nextStatus('cancel', status, null) === null ? 'over' : claimedById === null ? 'unclaimed' : 'open',
  })
}
