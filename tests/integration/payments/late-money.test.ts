import { describe, expect, it } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { eraseOrder } from '@/lib/orders/erase-order'
import { cancelOrder } from '@/lib/payments/cancel-order'
import { db } from '@/lib/platform/db'
import { createOrder } from '@/tests/factories/order'
import { createPayment } from '@/tests/factories/payment'
import { checkoutSession, stripeEvent } from '@/tests/factories/stripe-event'
import { createStaff } from '@/tests/factories/user'
import { deliver, resultOf } from './payment-harness'

const REPORT = { pastedText: 'FINDINGS: none.' }

async function payFor(
  order: { id: string; number: string; amountMinor: number | null; currency: string | null },
  status: 'open' | 'expired' = 'open',
) {
  const payment = await createPayment(order, { status })
  expect(
    await deliver(stripeEvent('checkout.session.completed', checkoutSession(payment, order.number))),
  ).toBe(200)
  return payment
}

describe('money that comes late', () => {
  it.each(['expired', 'canceled'] as const)(
    'revives an %s order whose report still exists',
    async (status) => {
      const order = await createOrder({ status, text: REPORT })
      await payFor(order, 'expired')
      const result = await resultOf(order.id)
      expect(result).toMatchObject({
        status: 'received',
        money: { status: 'paid' },
        mails: ['order_received'],
      })
      const revived = await db().order.findUniqueOrThrow({ where: { id: order.id } })
      expect(revived).toMatchObject({ closedAt: null, closeReason: null })
    },
  )

  it.each([
    ['has no report', {}],
    ['has lost its key', REPORT],
  ])('goes back when the order is gone: it %s', async (name, text) => {
    const staff = await createStaff()
    const order = await createOrder({ status: 'expired', text })
    if (name === 'has lost its key') await db().orderKey.delete({ where: { orderId: order.id } })
    const payment = await payFor(order)
    const result = await resultOf(order.id)
    expect(result.status).toBe('expired')
    expect(result.payments[0]?.refunds).toMatchObject([
      { reason: 'order_gone', amountMinor: payment.amountMinor },
    ])
    expect(await db().mail.count({ where: { subjectKey: `ORDER_GONE:${payment.id}:${staff.id}` } })).toBe(1)
    await db().user.update({ where: { id: staff.id }, data: { isOnDuty: false } })
  })

  it('is accepted for a draft that its patient went back to', async () => {
    const order = await createOrder({ status: 'awaiting_payment', text: REPORT })
    await db().order.update({ where: { id: order.id }, data: { status: 'draft' } })
    await payFor(order)
    expect((await resultOf(order.id)).status).toBe('received')
  })
})

describe('money of somebody who was at the payment page when new orders were paused', () => {
  it('is taken, and the order has its 24 hours', async () => {
    const order = await createOrder({ status: 'awaiting_payment', text: REPORT })
    const payment = await createPayment(order)
    await db().siteSettings.create({ data: { id: 1, areOrdersPaused: true } })
    await deliver(stripeEvent('checkout.session.completed', checkoutSession(payment, order.number)))
    expect(await resultOf(order.id)).toMatchObject({ status: 'received', money: { status: 'paid' } })
    const { paidAt, dueAt } = await db().order.findUniqueOrThrow({ where: { id: order.id } })
    expect(Number(dueAt) - Number(paidAt)).toBe(24 * 3_600_000)
    await db().siteSettings.deleteMany()
  })
})

describe('a bank debit that fails days later', () => {
  it('is told to the patient by one mail, and to staff', async () => {
    const staff = await createStaff()
    const order = await createOrder({ status: 'awaiting_payment', text: REPORT })
    const payment = await createPayment(order)
    const unpaid = checkoutSession(payment, order.number, { payment_status: 'unpaid' })
    await deliver(stripeEvent('checkout.session.completed', unpaid))
    expect((await resultOf(order.id)).mails).toEqual([])
    for (let copy = 0; copy < 2; copy++) {
      await deliver(stripeEvent('checkout.session.async_payment_failed', unpaid))
    }
    expect(await resultOf(order.id)).toMatchObject({
      status: 'draft',
      mails: ['payment_failed', 'staff_alarm'],
    })
    await db().user.update({ where: { id: staff.id }, data: { isOnDuty: false } })
  })
})

describe('a bank debit that succeeds after staff canceled the order', () => {
  async function canceledWhilePending() {
    const staff: StaffActor = { kind: 'staff', userId: (await createStaff({ isOnDuty: false })).id }
    const order = await createOrder({ status: 'awaiting_payment', text: REPORT })
    const payment = await createPayment(order)
    const session = checkoutSession(payment, order.number, { payment_status: 'unpaid' })
    await deliver(stripeEvent('checkout.session.completed', session))
    expect((await cancelOrder(staff, { orderId: order.id, reason: 'staff', now: new Date() })).ok).toBe(true)
    expect(await resultOf(order.id)).toMatchObject({ status: 'canceled', money: { status: 'pending' } })
    const succeed = () => {
      const paid = checkoutSession(payment, order.number)
      return deliver(stripeEvent('checkout.session.async_payment_succeeded', paid))
    }
    return { order, payment, succeed }
  }

  it('goes back in full by itself, once, when the report is gone', async () => {
    const { order, payment, succeed } = await canceledWhilePending()
    await eraseOrder(order.id, new Date())
    for (let copy = 0; copy < 2; copy++) expect(await succeed()).toBe(200)
    const { status, payments } = await resultOf(order.id)
    expect(status).toBe('canceled')
    expect(payments[0]?.refunds).toMatchObject([{ reason: 'order_gone', amountMinor: payment.amountMinor }])
  })

  it('opens the order again while its report is there, and takes the money once', async () => {
    const { order, succeed } = await canceledWhilePending()
    for (let copy = 0; copy < 2; copy++) expect(await succeed()).toBe(200)
    const { status, payments, mails } = await resultOf(order.id)
    expect(status).toBe('received')
    expect(payments[0]).toMatchObject({ entries: [{ kind: 'charge' }], refunds: [] })
    expect(mails.filter((kind) => kind === 'order_received')).toHaveLength(1)
  })
})

describe('money that comes twice', () => {
  it('goes back once, with an alarm, and the order stays paid', async () => {
    const staff = await createStaff()
    const order = await createOrder({ status: 'awaiting_payment', text: REPORT })
    const first = await createPayment(order, { status: 'expired' })
    const second = await createPayment(order)
    const events = [first, second].map((payment) =>
      stripeEvent('checkout.session.completed', checkoutSession(payment, order.number)),
    )
    expect(await Promise.all([...events, ...events].map(deliver))).toEqual([200, 200, 200, 200])
    const result = await resultOf(order.id)
    expect(result.status).toBe('received')
    const refunds = result.payments.flatMap((payment) => payment.refunds)
    expect(refunds).toMatchObject([{ reason: 'duplicate', amountMinor: order.amountMinor }])
    expect(result.mails).toEqual(['order_received', 'staff_alarm', 'staff_new_order'])
    await db().user.update({ where: { id: staff.id }, data: { isOnDuty: false } })
  })

  it('is allowed to be payable only once at a time, by the database', async () => {
    const order = await createOrder({ status: 'awaiting_payment', text: REPORT })
    await createPayment(order)
    await expect(createPayment(order)).rejects.toThrow(/[Uu]nique/)
  })
})
