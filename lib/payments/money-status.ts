/** What the money of an order says, derived from its payments. Pure, and safe to import on the client. */

export const MONEY_STATUSES = ['unpaid', 'pending', 'paid', 'partly_refunded', 'refunded'] as const
export type MoneyStatus = (typeof MONEY_STATUSES)[number]

export type MoneyEntry = {
  kind: 'charge' | 'refund' | 'refund_failed' | 'dispute_opened' | 'dispute_won' | 'dispute_lost'
  amountMinor: number
  /** The provider's charge, refund or dispute: entries of one object belong together. */
  stripeObjectId: string
}

export type PaymentMoney = {
  status: 'open' | 'pending' | 'failed' | 'expired' | 'paid'
  entries: readonly MoneyEntry[]
}

/** What came in with one payment and what went back, in the smallest unit of its currency. */
export function paymentTotals(payment: Pick<PaymentMoney, 'entries'>): {
  chargedMinor: number
  returnedMinor: number
} {
  const { entries } = payment
  const failed = new Set(
    entries.filter((entry) => entry.kind === 'refund_failed').map((e) => e.stripeObjectId),
  )
  let chargedMinor = 0
  let returnedMinor = 0
  for (const { kind, amountMinor, stripeObjectId } of entries) {
    if (kind === 'charge') chargedMinor += amountMinor
    const isReturned = (kind === 'refund' && !failed.has(stripeObjectId)) || kind === 'dispute_lost'
    if (isReturned) returnedMinor += amountMinor
  }
  return { chargedMinor, returnedMinor }
}

/**
 * Where the money of one order stands. A payment that went back whole counts only when no other is left: a
 * double payment that was returned leaves its order `paid`, not `partly_refunded`.
 */
export function moneyStatus(payments: readonly PaymentMoney[]): { status: MoneyStatus; isDisputed: boolean } {
  const isDisputed = payments.some((payment) => openDisputeIds(payment).size > 0)
  const charged = payments.map(paymentTotals).filter((totals) => totals.chargedMinor > 0)
  const kept = charged.filter((totals) => totals.returnedMinor < totals.chargedMinor)
  return { status: statusOf(payments, charged.length, kept), isDisputed }
}

function statusOf(
  payments: readonly PaymentMoney[],
  chargedCount: number,
  kept: readonly { returnedMinor: number }[],
): MoneyStatus {
  if (kept.length > 0) return kept.some((totals) => totals.returnedMinor === 0) ? 'paid' : 'partly_refunded'
  if (chargedCount > 0) return 'refunded'
  return payments.some((payment) => payment.status === 'pending') ? 'pending' : 'unpaid'
}

/** Disputes of a payment that were opened and neither won nor lost yet. */
export function openDisputeIds(payment: Pick<PaymentMoney, 'entries'>): Set<string> {
  const open = new Set<string>()
  for (const entry of payment.entries) if (entry.kind === 'dispute_opened') open.add(entry.stripeObjectId)
  for (const { kind, stripeObjectId } of payment.entries) {
    if (kind === 'dispute_won' || kind === 'dispute_lost') open.delete(stripeObjectId)
  }
  return open
}
