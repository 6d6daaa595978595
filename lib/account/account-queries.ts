import type { PatientActor } from '@/lib/auth/actor'
import type { OrderStatus } from '@/lib/orders/order-status'
import { db } from '@/lib/platform/db'
import type { Money } from '@/lib/shared/money'

/** The page of all orders has the others. */
const MOST_ORDERS = 10

export type AccountOrder = {
  id: string
  number: string
  status: OrderStatus
  createdAt: Date
  isDelivered: boolean
  /** What was charged, before anything went back; null when nothing was. */
  paid: Money | null
  receiptUrl: string | null
  /** Share links that are open now. */
  openShares: number
}

export type AccountPage = { email: string; timeZone: string; orders: AccountOrder[] }

/** What a patient has here: orders, receipts and open links, newest first. Nothing about health is in it. */
export async function getAccountPage(actor: PatientActor, now: Date): Promise<AccountPage> {
  const user = await db().user.findUniqueOrThrow({
    where: { id: actor.userId },
    select: {
      email: true,
      timeZone: true,
      orders: {
        where: { status: { not: 'expired' } },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: MOST_ORDERS,
        select: ORDER,
      },
    },
  })
  const shares = await openShares(
    user.orders.map(({ id }) => id),
    now,
  )
  return {
    email: user.email ?? '',
    timeZone: user.timeZone,
    orders: user.orders.map(({ payments, deliveredAt, ...order }) => ({
      ...order,
      isDelivered: deliveredAt !== null,
      paid: paidIn(payments.flatMap(({ entries }) => entries)),
      receiptUrl: payments.findLast((payment) => payment.receiptUrl !== null)?.receiptUrl ?? null,
      openShares: shares.get(order.id) ?? 0,
    })),
  }
}

const ORDER = {
  id: true,
  number: true,
  status: true,
  createdAt: true,
  deliveredAt: true,
  payments: {
    orderBy: { createdAt: 'asc' },
    select: {
      receiptUrl: true,
      entries: { where: { kind: 'charge' }, select: { amountMinor: true, currency: true } },
    },
  },
} as const

/** Withdrawn deliveries have no open links, whatever their rows say. */
async function openShares(orderIds: string[], now: Date): Promise<Map<string, number>> {
  const groups = await db().shareLink.groupBy({
    by: ['orderId'],
    where: {
      orderId: { in: orderIds },
      revokedAt: null,
      expiresAt: { gt: now },
      delivery: { withdrawnAt: null },
    },
    _count: true,
  })
  return new Map(groups.map(({ orderId, _count }) => [orderId, _count]))
}

function paidIn(charges: { amountMinor: number; currency: string }[]): Money | null {
  const [first] = charges
  if (!first) return null
  return {
    currency: first.currency,
    amountMinor: charges.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
  }
}
