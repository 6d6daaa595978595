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
  /** What should have gone back but was refused or failed, and was not asked for again; null when nothing. */
  refundFailed: Money | null
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
      refunds: { select: { amountMinor: true, createdAt: true, doneAt: true, failedAt: true } },
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
    // One that is done is among the entries, or was closed because all had gone back by another refund.
    refunds
      .filter(({ doneAt, failedAt }) => doneAt === null && failedAt === null)
      .map(({ amountMinor }) => ({ amountMinor, currency })),
  )
  const stuck = payments.flatMap(({ currency, refunds }) =>
    refunds
      .filter((refund) => isStuck(refund, refunds))
      .map(({ amountMinor }) => ({ amountMinor, currency })),
  )
  return {
    isPending: payments.some((payment) => payment.status === 'pending'),
    hasFailed: payments.at(-1)?.status === 'failed',
    charges: moved('charge'),
    refunds: moved('refund'),
    refunding: sumOf(asked),
    refundFailed: sumOf(stuck),
    receiptUrl: payments.findLast((payment) => payment.receiptUrl !== null)?.receiptUrl ?? null,
  }
}

type Refund = { amountMinor: number; createdAt: Date; failedAt: Date | null }

/** It failed, and nothing of that payment was asked back since: one that fails again stands for the one before. */
function isStuck(refund: Refund, all: readonly Refund[]): boolean {
  const { failedAt } = refund
  return failedAt !== null && !all.some((other) => other !== refund && other.createdAt >= failedAt)
}

/** An order has one currency. */
function sumOf(amounts: readonly Money[]): Money | null {
  const [first] = amounts
  return first
    ? {
        currency: first.currency,
        amountMinor: amounts.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
      }
    : null
}
