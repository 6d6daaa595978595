import type { Tx } from '@/lib/platform/db'
import type { Money } from '@/lib/shared/money'

/** What a patient sees of the money of one order: what moved, and what is asked for but has not moved yet. */
export type OrderMoney = {
  /** A bank is still working on a payment. */
  isPending: boolean
  /** The last try to pay was refused, a bank debit days later for example. */
  hasFailed: boolean
  charges: { amount: Money; at: Date }[]
  refunds: { amount: Money; at: Date }[]
  /** Refunds on their way, added up; null when there are none. */
  refunding: Money | null
  receiptUrl: string | null
}

/** Reads the money of an order from its append-only entries (there may be several payments). */
export async function readOrderMoney(tx: Pick<Tx, 'payment'>, orderId: string): Promise<OrderMoney> {
  const payments = await tx.payment.findMany({
    where: { orderId },
    orderBy: { createdAt: 'asc' },
    select: {
      status: true,
      currency: true,
      receiptUrl: true,
      entries: {
        orderBy: { at: 'asc' },
        select: { kind: true, amountMinor: true, currency: true, stripeObjectId: true, at: true },
      },
      // One that is done is among the entries, or was closed because all had gone back by another refund.
      refunds: { where: { failedAt: null, doneAt: null }, select: { amountMinor: true } },
    },
  })
  const entries = payments.flatMap((payment) => payment.entries)
  const failed = new Set(
    entries.filter(({ kind }) => kind === 'refund_failed').map((entry) => entry.stripeObjectId),
  )
  const moved = (kind: 'charge' | 'refund') =>
    entries
      .filter((entry) => entry.kind === kind && !failed.has(entry.stripeObjectId))
      .map(({ amountMinor, currency, at }) => ({ amount: { amountMinor, currency }, at }))
  const asked = payments.flatMap(({ currency, refunds }) =>
    refunds.map(({ amountMinor }) => ({ amountMinor, currency })),
  )
  const [first] = asked
  return {
    isPending: payments.some((payment) => payment.status === 'pending'),
    hasFailed: payments.at(-1)?.status === 'failed',
    charges: moved('charge'),
    refunds: moved('refund'),
    refunding: first
      ? {
          currency: first.currency,
          amountMinor: asked.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
        }
      : null,
    receiptUrl: payments.findLast((payment) => payment.receiptUrl !== null)?.receiptUrl ?? null,
  }
}
