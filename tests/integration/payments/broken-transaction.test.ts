import { beforeAll, describe, expect, it } from 'vitest'
import { SYSTEM } from '@/lib/auth/actor'
import { cancelOrder } from '@/lib/payments/cancel-order'
import { recordStepByStep } from '@/lib/payments/record-stripe-event'
import { db } from '@/lib/platform/db'
import { stripeEventSchema } from '@/lib/platform/stripe-objects'
import { createOrder } from '@/tests/factories/order'
import { createPayment } from '@/tests/factories/payment'
import { checkoutSession, stripeEvent, stripeRefund } from '@/tests/factories/stripe-event'
import { createStaff } from '@/tests/factories/user'
import { withBrokenStatement } from './broken-statement'
import { createAwaitingPayment, deliver, resultOf, rowCounts } from './payment-harness'

/** Breaks work at its first, second, … statement until it runs whole; nothing may be half-written in between. */
async function breakEverywhere(work: () => Promise<unknown>): Promise<number> {
  const before = await rowCounts()
  for (let n = 1; n < 200; n += 1) {
    const outcome = await withBrokenStatement(n, work)
    if (outcome === 'finished') return n - 1
    const after = await rowCounts()
    // The last statement of a transaction is its commit: broken after it was sent, it may have been done.
    if (JSON.stringify(after) !== JSON.stringify(before)) throw new Error(`half-written at statement ${n}`)
  }
  throw new Error('never finished')
}

describe('a process that dies', () => {
  beforeAll(async () => {
    await createStaff()
    // The queue's own connection is made before anything is counted.
    const { order, payment } = await createAwaitingPayment()
    await deliver(stripeEvent('checkout.session.completed', checkoutSession(payment, order.number)))
  })

  it('leaves nothing half-written while an order is received', async () => {
    const { order, payment } = await createAwaitingPayment()
    const event = stripeEventSchema.parse(
      stripeEvent('checkout.session.completed', checkoutSession(payment, order.number)),
    )
    const breaks = await breakEverywhere(() => recordStepByStep(event, new Date()))
    expect(breaks).toBeGreaterThan(10)
    const result = await resultOf(order.id)
    expect(result).toMatchObject({ status: 'received', money: { status: 'paid' } })
    expect(result.mails).toEqual(['order_received', 'staff_new_order'])
  }, 60_000)

  it('leaves nothing half-written while a bank debit is noted, refused and given back', async () => {
    const { order, payment } = await createAwaitingPayment()
    const unpaid = checkoutSession(payment, order.number, { payment_status: 'unpaid' })
    const events = [
      stripeEvent('checkout.session.completed', unpaid),
      stripeEvent('checkout.session.async_payment_failed', unpaid),
      stripeEvent('checkout.session.async_payment_succeeded', checkoutSession(payment, order.number)),
      stripeEvent('refund.created', stripeRefund(payment)),
    ]
    for (const event of events) {
      const parsed = stripeEventSchema.parse(event)
      expect(await breakEverywhere(() => recordStepByStep(parsed, new Date()))).toBeGreaterThan(5)
    }
    expect(await resultOf(order.id)).toMatchObject({ status: 'received', money: { status: 'refunded' } })
  }, 60_000)

  it('leaves nothing half-written while an order is canceled and its money asked back', async () => {
    const order = await createOrder({ status: 'received' })
    await createPayment(order, { status: 'paid' })
    const cancel = () =>
      cancelOrder(SYSTEM, { orderId: order.id, reason: 'needs_info_expired', now: new Date() })
    expect(await breakEverywhere(cancel)).toBeGreaterThan(10)
    const result = await resultOf(order.id)
    expect(result.status).toBe('canceled')
    expect(result.payments[0]?.refunds).toHaveLength(1)
    expect(await db().auditEvent.count({ where: { orderId: order.id, action: 'refund.requested' } })).toBe(1)
  }, 60_000)
})
