import type { Tx } from '@/lib/platform/db'
import type { ProviderDispute } from '@/lib/platform/stripe-objects'
import { findPayment } from './find-payment'
import { lockOrder } from './lock-order'
import { raiseAlarm } from './raise-alarm'

/** How a dispute can end for us; an inquiry that went no further and a prevented one leave us the money. */
const OUTCOMES: Partial<Record<string, 'dispute_won' | 'dispute_lost'>> = {
  won: 'dispute_won',
  warning_closed: 'dispute_won',
  prevented: 'dispute_won',
  lost: 'dispute_lost',
}

/** Writes down that a patient's bank took a payment up, and how that ended. False when its payment is not known (yet). */
export async function recordDispute(tx: Tx, dispute: ProviderDispute, now: Date): Promise<boolean> {
  const payment = await findPayment(tx, dispute)
  if (!payment) return false
  const { orderId } = payment
  await lockOrder(tx, orderId)
  const { amountMinor, currency, id: stripeObjectId } = dispute
  const entry = { paymentId: payment.id, amountMinor, currency, stripeObjectId }
  const outcome = OUTCOMES[dispute.status]
  await tx.paymentEntry.createMany({
    data: [
      { ...entry, kind: 'dispute_opened', at: dispute.createdAt },
      ...(outcome ? [{ ...entry, kind: outcome, at: now }] : []),
    ],
    skipDuplicates: true,
  })
  await raiseAlarm(tx, { code: 'DISPUTE_OPENED', subject: dispute.id, orderId })
  if (outcome === 'dispute_lost') await raiseAlarm(tx, { code: 'DISPUTE_LOST', subject: dispute.id, orderId })
  return true
}
