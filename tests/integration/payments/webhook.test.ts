import { describe, expect, it } from 'vitest'
import { POST } from '@/app/api/webhooks/stripe/route'
import { db } from '@/lib/platform/db'
import { checkoutSession, stripeEvent, stripeSignature, webhookRequest } from '@/tests/factories/stripe-event'
import { createStaff } from '@/tests/factories/user'
import { createAwaitingPayment, deliver, resultOf, rowCounts } from './payment-harness'

async function paidEvent() {
  const { order, payment } = await createAwaitingPayment()
  return {
    order,
    payment,
    event: stripeEvent('checkout.session.completed', checkoutSession(payment, order.number)),
  }
}

describe('the webhook', () => {
  it('receives a paid order: status, promise, charge, patient’s mail, staff’s mail, jobs', async () => {
    const staff = await createStaff()
    const { order, payment, event } = await paidEvent()
    expect(await deliver(event)).toBe(200)

    const received = await db().order.findUniqueOrThrow({ where: { id: order.id } })
    expect(received.status).toBe('received')
    expect(received.dueAt?.getTime()).toBe((received.paidAt?.getTime() ?? 0) + 24 * 3_600_000)
    const { payments, money } = await resultOf(order.id)
    expect(money).toEqual({ status: 'paid', isDisputed: false })
    expect(payments).toMatchObject([
      { status: 'paid', entries: [{ kind: 'charge', amountMinor: payment.amountMinor }] },
    ])
    const mails = await db().mail.findMany({ where: { orderId: order.id }, orderBy: { kind: 'asc' } })
    expect(mails).toMatchObject([{ kind: 'order_received' }, { kind: 'staff_new_order', userId: staff.id }])
    await db().user.update({ where: { id: staff.id }, data: { isOnDuty: false } })
  })

  it.each([
    ['301 s old', -301],
    ['301 s ahead', 301],
  ])('refuses a body signed %s and writes nothing', async (_name, offsetSeconds) => {
    const { event } = await paidEvent()
    const before = await rowCounts()
    const body = JSON.stringify(event)
    const signature = stripeSignature(body, { at: new Date(Date.now() + offsetSeconds * 1000) })
    expect((await POST(webhookRequest(body, signature))).status).toBe(400)
    expect(await rowCounts()).toEqual(before)
  })

  it('accepts a body signed 290 s ago', async () => {
    const { event } = await paidEvent()
    const body = JSON.stringify(event)
    const signature = stripeSignature(body, { at: new Date(Date.now() - 290_000) })
    expect((await POST(webhookRequest(body, signature))).status).toBe(200)
  })

  it('refuses forged, changed, unsigned and senseless bodies and writes nothing', async () => {
    const { event } = await paidEvent()
    const before = await rowCounts()
    const body = JSON.stringify(event)
    const requests = [
      webhookRequest(body, stripeSignature(body, { secret: 'whsec_other' })),
      webhookRequest(body.replace('"paid"', '"unpaid"'), stripeSignature(body)),
      webhookRequest(body.replace('{', '{ '), stripeSignature(body)),
      webhookRequest(body, ''),
      webhookRequest(body, 'nonsense'),
      webhookRequest(body, 't=,v1='),
      webhookRequest('not json'),
      webhookRequest('{"object":"checkout.session"}'),
      webhookRequest('[]'),
    ]
    for (const request of requests) expect((await POST(request)).status).toBe(400)
    expect(await rowCounts()).toEqual(before)
  })

  it('refuses a body over its limit, also one that says nothing of its length', async () => {
    const large = JSON.stringify({ filler: 'x'.repeat(600_000) })
    expect((await POST(webhookRequest(large))).status).toBe(413)
    const stream = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(Buffer.alloc(64 * 1024)),
    })
    const endless = new Request('http://localhost:3000/', {
      method: 'POST',
      body: stream,
      duplex: 'half',
    } as RequestInit)
    expect((await POST(endless)).status).toBe(413)
  })

  it('stores events it does not know and does nothing else', async () => {
    const before = await rowCounts()
    expect(await deliver(stripeEvent('customer.created', { id: 'cus_1', object: 'customer' }))).toBe(200)
    expect(await rowCounts()).toEqual({ ...before, StripeEvent: (before.StripeEvent ?? 0) + 1 })
  })

  it('makes one paid order and one mail of 50 parallel copies', async () => {
    const { order, event } = await paidEvent()
    const answers = await Promise.all(Array.from({ length: 50 }, () => deliver(event)))
    expect(answers).toEqual(Array(50).fill(200))
    const { status, payments, mails } = await resultOf(order.id)
    expect(status).toBe('received')
    expect(payments[0]?.entries).toHaveLength(1)
    expect(mails).toEqual(['order_received'])
    expect(await db().orderEvent.count({ where: { orderId: order.id } })).toBe(1)
  })

  it('makes one paid order of different events that say the same at once', async () => {
    const { order, payment } = await createAwaitingPayment()
    const session = checkoutSession(payment, order.number)
    const types = ['checkout.session.completed', 'checkout.session.async_payment_succeeded']
    const events = Array.from({ length: 20 }, (_, index) => stripeEvent(types[index % 2] ?? '', session))
    expect(await Promise.all(events.map(deliver))).toEqual(Array(20).fill(200))
    expect((await resultOf(order.id)).mails).toEqual(['order_received'])
  })
})

describe('what is granted', () => {
  it('is nothing while the money has not come', async () => {
    const { order, payment } = await createAwaitingPayment()
    const unpaid = checkoutSession(payment, order.number, { payment_status: 'unpaid' })
    expect(await deliver(stripeEvent('checkout.session.completed', unpaid))).toBe(200)
    expect(await resultOf(order.id)).toMatchObject({
      status: 'awaiting_payment',
      money: { status: 'pending' },
      mails: [],
    })
  })

  it.each([
    ['amount', { amount_total: 1 }],
    ['no amount', { amount_total: null }],
    ['currency', { currency: 'eur' }],
    ['order number', { metadata: { order_number: 'MP-0000-0000', payment_id: 'PAYMENT' } }],
    ['payment id of the metadata', { metadata: { order_number: 'NUMBER', payment_id: 'other' } }],
    ['session', { id: 'cs_test_other' }],
    ['mode', { mode: 'subscription' }],
  ])('is nothing for another %s, and staff are told', async (_name, wrong) => {
    const admin = await createStaff({ role: 'admin' })
    const { order, payment } = await createAwaitingPayment()
    const filled: Record<string, unknown> = JSON.parse(
      JSON.stringify(wrong).replace('PAYMENT', payment.id).replace('NUMBER', order.number),
    )
    const event = stripeEvent('checkout.session.completed', checkoutSession(payment, order.number, filled))
    expect(await deliver(event)).toBe(200)
    const result = await resultOf(order.id)
    expect(result).toMatchObject({ status: 'awaiting_payment', money: { status: 'unpaid' } })
    expect(result.mails).toEqual(['staff_alarm'])
    expect(await db().stripeEvent.count({ where: { id: event.id } })).toBe(1)
    await db().user.update({ where: { id: admin.id }, data: { isOnDuty: false } })
  })

  it('is nothing for an event of the other mode, and staff are told', async () => {
    const staff = await createStaff()
    const { order, payment } = await createAwaitingPayment()
    const live = stripeEvent('checkout.session.completed', checkoutSession(payment, order.number), {
      livemode: true,
    })
    expect(await deliver(live)).toBe(200)
    expect((await resultOf(order.id)).status).toBe('awaiting_payment')
    expect(await db().mail.count({ where: { subjectKey: `WRONG_MODE:${live.id}:${staff.id}` } })).toBe(1)
  })

  it('is nothing for a payment that we never made, and staff are told', async () => {
    const { payment, order } = await createAwaitingPayment()
    const strange = { client_reference_id: '00000000-0000-7000-8000-000000000000' }
    for (const overrides of [strange, { client_reference_id: "x' or 1=1", metadata: {} }]) {
      const event = stripeEvent(
        'checkout.session.completed',
        checkoutSession(payment, order.number, overrides),
      )
      expect(await deliver(event)).toBe(200)
      expect(
        await db().mail.count({ where: { subjectKey: { startsWith: `UNKNOWN_PAYMENT:${event.id}` } } }),
      ).toBe(1)
    }
  })
})
