import { db } from '@/lib/platform/db'
import { createRefund, listRefunds } from '@/lib/platform/stripe'
import type { ProviderRefund } from '@/lib/platform/stripe-objects'
import { err, ok, type Result } from '@/lib/shared/result'
import { raiseAlarm } from './raise-alarm'
import { recordRefund } from './record-refund'

/** The provider forgets idempotency keys after a day; well before that we look before we ask again. */
const KEY_TRUST_MS = 12 * 3_600_000

type Request = NonNullable<Awaited<ReturnType<typeof readRequest>>>

/**
 * Carries out one refund request, or does nothing when that was done. Any number of runs and crashes give one
 * refund: the provider's idempotency key is the request's id. `UNAVAILABLE`: ask again later.
 */
export async function settleRefundRequest(
  refundRequestId: string,
  now: Date,
): Promise<Result<undefined, 'UNAVAILABLE'>> {
  const request = await readRequest(refundRequestId)
  if (!request || request.doneAt || request.failedAt) return ok()
  const { stripePaymentIntentId: paymentIntentId } = request.payment
  if (paymentIntentId === null) throw new Error(`payment ${request.payment.id} was paid without an intent`)

  if (now.getTime() - request.createdAt.getTime() > KEY_TRUST_MS) {
    const recorded = await recordListed(paymentIntentId, now)
    if (!recorded.ok) return recorded
    const again = await readRequest(refundRequestId)
    if (again?.doneAt) return ok()
  }
  const refunded = await createRefund({
    refundRequestId,
    paymentId: request.payment.id,
    paymentIntentId,
    amountMinor: request.amountMinor,
    isDuplicate: request.reason === 'duplicate',
  })
  if (refunded.ok) return record([refunded.value], now)
  if (refunded.code === 'UNAVAILABLE') return err('UNAVAILABLE')
  // What was returned by another way is written down first; then this request is over, one way or the other.
  const recorded = await recordListed(paymentIntentId, now)
  if (!recorded.ok) return recorded
  await closeRequest(request, refunded.code, now)
  return ok()
}

function readRequest(id: string) {
  return db().refundRequest.findUnique({
    where: { id },
    select: {
      id: true,
      amountMinor: true,
      reason: true,
      createdAt: true,
      doneAt: true,
      failedAt: true,
      payment: { select: { id: true, orderId: true, stripePaymentIntentId: true } },
    },
  })
}

async function recordListed(paymentIntentId: string, now: Date): Promise<Result<undefined, 'UNAVAILABLE'>> {
  const refunds = await listRefunds(paymentIntentId)
  return refunds.ok ? record(refunds.value, now) : refunds
}

async function record(refunds: readonly ProviderRefund[], now: Date): Promise<Result<undefined, never>> {
  for (const refund of refunds) {
    const isKnown = await db().$transaction((tx) => recordRefund(tx, refund, now))
    if (!isKnown) throw new Error(`refund ${refund.id} belongs to no payment`)
  }
  return ok()
}

/** Everything returned already: done, by another refund. Refused: a person must see to it. */
async function closeRequest(
  request: Request,
  code: 'ALREADY_REFUNDED' | 'REFUSED',
  now: Date,
): Promise<void> {
  const { id, payment } = request
  await db().$transaction(async (tx) => {
    const closed = await tx.refundRequest.updateMany({
      where: { id, doneAt: null, failedAt: null },
      data: code === 'REFUSED' ? { failedAt: now } : { doneAt: now },
    })
    if (closed.count > 0 && code === 'REFUSED') {
      await raiseAlarm(tx, { code: 'REFUND_REFUSED', subject: id, orderId: payment.orderId })
    }
  })
}
