import { db, type Tx } from '@/lib/platform/db'
import { isLiveMode } from '@/lib/platform/stripe'
import {
  chargeSchema,
  checkoutSessionSchema,
  disputeSchema,
  type ProviderEvent,
  refundSchema,
} from '@/lib/platform/stripe-objects'
import { findPayment } from './find-payment'
import { evidenceOf } from './payment-status'
import { raiseAlarm } from './raise-alarm'
import { receiveAtOnce } from './receive-at-once'
import { recordDispute } from './record-dispute'
import { recordRefund } from './record-refund'
import { settleSession } from './settle-payment'

export type RecordedEvent =
  | 'RECORDED'
  /** It was recorded before; nothing was written now. */
  | 'DUPLICATE'
  /** It speaks of a payment whose own event has not come; nothing was written, send it again later. */
  | 'NOT_YET'

/** How long an event waits for the one it builds on before it counts as somebody else's. */
const WAIT_MS = 3_600_000

/** Applies one type of event; false when it must wait for another one. */
type Apply = (tx: Tx, event: ProviderEvent, now: Date) => Promise<boolean>

const session: Apply = async (tx, event, now) => {
  const read = checkoutSessionSchema.parse(event.object)
  await settleSession(tx, { session: read, evidence: evidenceOf(read, event.type), subject: event.id, now })
  return true
}
const refund: Apply = (tx, event, now) => recordRefund(tx, refundSchema.parse(event.object), now)
const dispute: Apply = (tx, event, now) => recordDispute(tx, disputeSchema.parse(event.object), now)

/** The receipt that the provider made, for the patient's order page. */
const charge: Apply = async (tx, event) => {
  const { receiptUrl, ...read } = chargeSchema.parse(event.object)
  const payment = receiptUrl === null ? null : await findPayment(tx, read)
  if (payment)
    await tx.payment.updateMany({ where: { id: payment.id, receiptUrl: null }, data: { receiptUrl } })
  return true
}

const APPLY: Partial<Record<string, Apply>> = {
  'checkout.session.completed': session,
  'checkout.session.async_payment_succeeded': session,
  'checkout.session.async_payment_failed': session,
  'checkout.session.expired': session,
  'charge.succeeded': charge,
  'refund.created': refund,
  'refund.updated': refund,
  'refund.failed': refund,
  'charge.dispute.created': dispute,
  'charge.dispute.closed': dispute,
}

/** The events we act on; the webhook's endpoint at the provider should send exactly these. */
export const HANDLED_EVENT_TYPES: readonly string[] = Object.keys(APPLY)

class NotYet extends Error {}

/**
 * Records an event of the payment provider: its id and its whole effect in one transaction, once. The caller
 * has verified where it comes from. Any order and any number of the same events end in the same state.
 */
export async function recordStripeEvent(event: ProviderEvent, now: Date): Promise<RecordedEvent> {
  if (await receiveAtOnce(event, now)) return 'RECORDED'
  return recordStepByStep(event, now)
}

/** `recordStripeEvent` without its short cut for the everyday case. */
export async function recordStepByStep(event: ProviderEvent, now: Date): Promise<RecordedEvent> {
  try {
    return await db().$transaction((tx) => recordOnce(tx, event, now))
  } catch (error) {
    if (error instanceof NotYet) return 'NOT_YET'
    throw error
  }
}

async function recordOnce(tx: Tx, event: ProviderEvent, now: Date): Promise<RecordedEvent> {
  const { id, type, isLive: livemode, createdAt } = event
  // A copy that is being recorded at this moment makes us wait here until it has committed.
  const { count } = await tx.stripeEvent.createMany({
    data: [{ id, type, livemode, createdAt, receivedAt: now }],
    skipDuplicates: true,
  })
  if (count === 0) return 'DUPLICATE'
  if (livemode !== isLiveMode()) {
    await raiseAlarm(tx, { code: 'WRONG_MODE', subject: id })
    return 'RECORDED'
  }
  const isApplied = (await APPLY[type]?.(tx, event, now)) ?? true
  if (isApplied) return 'RECORDED'
  if (now.getTime() - createdAt.getTime() < WAIT_MS) throw new NotYet()
  await raiseAlarm(tx, { code: 'UNKNOWN_PAYMENT', subject: id })
  return 'RECORDED'
}
