import { randomUUID } from 'node:crypto'
import { db, type Prisma } from '@/lib/platform/db'
import { refuseRemoteDatabase } from './local-only'

/** A payment of an order; a paid one gets its charge entry. */
export async function createPayment(
  order: { id: string; amountMinor: number | null; currency: string | null },
  overrides: Partial<Prisma.PaymentUncheckedCreateInput> = {},
) {
  refuseRemoteDatabase()
  const payment = await db().payment.create({
    data: {
      orderId: order.id,
      amountMinor: order.amountMinor ?? 14_900,
      currency: order.currency ?? 'usd',
      termsVersion: 'test-1',
      stripeSessionId: `cs_test_${randomUUID()}`,
      expiresAt: new Date(Date.now() + 7_200_000),
      ...overrides,
    },
  })
  if (payment.status === 'paid') {
    await db().paymentEntry.create({
      data: {
        paymentId: payment.id,
        kind: 'charge',
        amountMinor: payment.amountMinor,
        currency: payment.currency,
        stripeObjectId: payment.stripePaymentIntentId ?? `pi_${randomUUID()}`,
        at: new Date(),
      },
    })
  }
  return payment
}
