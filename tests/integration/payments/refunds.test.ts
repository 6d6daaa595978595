import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { SYSTEM } from '@/lib/auth/actor'
import { executeRefundRequest } from '@/lib/jobs/handlers/execute-refund-request'
import { expirePaymentSession } from '@/lib/jobs/handlers/expire-payment-session'
import { getPatientOrder } from '@/lib/orders/order-queries'
import { cancelOrder, markCannotBeExplained } from '@/lib/payments/cancel-order'
import { refundByStaff } from '@/lib/payments/refund-by-staff'
import { refundOrder, requestRefund } from '@/lib/payments/request-refund'
import { startCheckout } from '@/lib/payments/start-checkout'
import { db } from '@/lib/platform/db'
import { createOrder, createProduct } from '@/tests/factories/order'
import { createPayment } from '@/tests/factories/payment'
import { createStaff, createUser } from '@/tests/factories/user'
import { withBrokenStatement } from './broken-statement'
import { resultOf } from './payment-harness'
import { startStripeShop } from './stripe-shop'

const consents = { service: 'on', contactMeUrgent: 'on', attestation: 'on', terms: 'on' } as const
const context = { now: new Date(), signal: new AbortController().signal }

let shop: Awaited<ReturnType<typeof startStripeShop>>
let staff: { kind: 'staff'; userId: string }

beforeAll(async () => {
  shop = await startStripeShop()
  staff = { kind: 'staff', userId: (await createStaff()).id }
  await createProduct()
})
afterAll(() => shop.close())

/** An order that was paid for by card through the whole way. */
async function paidOrder() {
  const user = await createUser()
  const order = await createOrder({
    userId: user.id,
    email: user.email,
    text: { pastedText: 'FINDINGS: none.' },
  })
  const patient: Actor = { kind: 'patient', userId: user.id }
  const started = await startCheckout(patient, { orderId: order.id, consents, now: new Date() })
  if (!started.ok) throw new Error(started.code)
  await shop.pay(started.value.url)
  await vi.waitFor(async () => expect((await resultOf(order.id)).status).toBe('received'))
  const payment = await db().payment.findFirstOrThrow({ where: { orderId: order.id } })
  return { order, payment, patient }
}

const requestsOf = (orderId: string) =>
  db().refundRequest.findMany({ where: { payment: { orderId } }, orderBy: { createdAt: 'asc' } })

async function executeAll(orderId: string) {
  for (const { id } of await requestsOf(orderId)) await executeRefundRequest({ refundRequestId: id }, context)
}

async function refundsAtStripe(intent: string | null) {
  return Object.values((await shop.state()).refunds).filter((refund) => refund.payment_intent === intent)
}

describe('a refund', () => {
  it('is one at Stripe, whatever crashes after it was sent and however often it runs', async () => {
    const { order, payment, patient } = await paidOrder()
    await shop.setWebhooks('drop')
    await cancelOrder(patient, { orderId: order.id, reason: 'patient_canceled', now: new Date() })
    const [request] = await requestsOf(order.id)
    if (!request) throw new Error('no request')
    const run = () => executeRefundRequest({ refundRequestId: request.id }, context)
    let crashes = 0
    for (let n = 1; (await withBrokenStatement(n, run)) === 'broke'; n += 1) crashes += 1
    expect(crashes).toBeGreaterThan(5)
    await Promise.all([run(), run(), run()])
    await shop.setWebhooks('deliver')

    expect(await refundsAtStripe(payment.stripePaymentIntentId)).toMatchObject([{ amount: 14_900 }])
    const result = await resultOf(order.id)
    expect(result).toMatchObject({ status: 'canceled', money: { status: 'refunded' } })
    expect(result.mails.filter((mail) => mail === 'order_refunded')).toHaveLength(1)
  })

  it('is one at Stripe when its own events and its job arrive together', async () => {
    const { order, payment } = await paidOrder()
    await refundByStaff(staff, { orderId: order.id, now: new Date() })
    await Promise.all([executeAll(order.id), executeAll(order.id), executeAll(order.id)])
    await vi.waitFor(async () => {
      const { events } = await shop.state()
      expect(events.filter((event) => event.type === 'refund.updated').length).toBeGreaterThan(0)
    })
    expect(await refundsAtStripe(payment.stripePaymentIntentId)).toHaveLength(1)
    const result = await resultOf(order.id)
    expect(result.payments[0]?.entries.filter((entry) => entry.kind === 'refund')).toHaveLength(1)
    expect(result.mails.filter((mail) => mail === 'order_refunded')).toHaveLength(1)
  })

  it('is found again after the provider forgot its idempotency key', async () => {
    const { order, payment } = await paidOrder()
    await shop.setWebhooks('drop')
    await refundByStaff(staff, { orderId: order.id, amountMinor: 4_900, now: new Date() })
    const [request] = await requestsOf(order.id)
    if (!request) throw new Error('no request')
    const run = (now: Date) => executeRefundRequest({ refundRequestId: request.id }, { ...context, now })
    for (let n = 1; (await withBrokenStatement(n, () => run(new Date()))) === 'broke' && n < 6; n += 1);
    await db().refundRequest.update({ where: { id: request.id }, data: { doneAt: null } })
    await run(new Date(Date.now() + 30 * 3_600_000))
    expect(await refundsAtStripe(payment.stripePaymentIntentId)).toHaveLength(1)
    expect((await resultOf(order.id)).money.status).toBe('partly_refunded')
    await shop.setWebhooks('deliver')
  })

  it('of money that went back in the dashboard is done, not failed', async () => {
    const { order, payment } = await paidOrder()
    await shop.setWebhooks('drop')
    await refundByStaff(staff, { orderId: order.id, now: new Date() })
    const body = new URLSearchParams({ payment_intent: payment.stripePaymentIntentId ?? '' })
    const made = await fetch(`${shop.url}/v1/refunds`, {
      method: 'POST',
      body,
      headers: { authorization: 'Bearer sk_test_embedded' },
    })
    expect(made.status).toBe(200)
    await executeAll(order.id)
    await shop.setWebhooks('deliver')
    const result = await resultOf(order.id)
    expect(result.money.status).toBe('refunded')
    expect(result.payments[0]?.refunds.every((refund) => refund.isDone && !refund.hasFailed)).toBe(true)
    expect(result.payments[0]?.entries.filter((entry) => entry.kind === 'refund')).toHaveLength(1)
  })

  it('that is impossible is given to a person, not tried for ever', async () => {
    const { order, payment } = await paidOrder()
    await refundByStaff(staff, { orderId: order.id, now: new Date() })
    await shop.control('/disputes', { payment_intent: payment.stripePaymentIntentId })
    await executeAll(order.id)
    const [request] = await requestsOf(order.id)
    expect(request).toMatchObject({ doneAt: null, failedAt: expect.any(Date) })
    expect(
      await db().mail.count({ where: { subjectKey: { startsWith: `REFUND_REFUSED:${request?.id}` } } }),
    ).toBe(1)
    await vi.waitFor(async () => expect((await resultOf(order.id)).money.isDisputed).toBe(true))
  })

  it('that the bank sends back later no longer counts, and staff are told', async () => {
    const { order, payment } = await paidOrder()
    await refundByStaff(staff, { orderId: order.id, now: new Date() })
    await executeAll(order.id)
    expect((await resultOf(order.id)).money.status).toBe('refunded')
    const [refund] = await refundsAtStripe(payment.stripePaymentIntentId)
    await shop.control(`/refunds/${refund?.id}/fail`)
    await vi.waitFor(async () => expect((await resultOf(order.id)).money.status).toBe('paid'))
    const [request] = await requestsOf(order.id)
    expect(
      await db().mail.count({ where: { subjectKey: { startsWith: `REFUND_FAILED:${request?.id}` } } }),
    ).toBe(1)
    expect(await refundByStaff(staff, { orderId: order.id, now: new Date() })).toMatchObject({
      ok: true,
      value: { refundMinor: 14_900 },
    })
  })
})

describe('who may give money back, and how much', () => {
  it('is the patient also while we wait for them, as long as nobody has claimed the order', async () => {
    const { order, patient } = await paidOrder()
    const now = new Date()
    await db().order.update({
      where: { id: order.id },
      data: { status: 'needs_info', returnStatus: 'received', pausedAt: now },
    })
    const page = await getPatientOrder(patient, { orderId: order.id, now })
    expect(page).toMatchObject({ value: { mayCancel: true } })
    const input = { orderId: order.id, reason: 'patient_canceled' as const, now }
    expect(await cancelOrder(patient, input)).toEqual({ ok: true, value: { refundMinor: 14_900 } })
    const after = await db().order.findUniqueOrThrow({ where: { id: order.id } })
    expect(after).toMatchObject({ status: 'canceled', pausedAt: null, returnStatus: null })
  })

  it('is the patient until the order is claimed, and nobody else’s order', async () => {
    const { order, patient } = await paidOrder()
    const now = new Date()
    const stranger: Actor = { kind: 'patient', userId: (await createUser()).id }
    const input = { orderId: order.id, reason: 'patient_canceled' as const, now }
    expect(await cancelOrder(stranger, input)).toEqual({ ok: false, code: 'NOT_FOUND' })
    expect(await db().auditEvent.count({ where: { orderId: order.id, action: 'order.denied' } })).toBe(1)
    expect(await cancelOrder({ kind: 'anonymous' }, input)).toEqual({ ok: false, code: 'NOT_FOUND' })
    // Somebody has started on it, and waits for the patient.
    const waiting = { status: 'needs_info', pausedAt: now } as const
    await db().order.update({
      where: { id: order.id },
      data: { ...waiting, returnStatus: 'in_production', claimedById: staff.userId },
    })
    const page = await getPatientOrder(patient, { orderId: order.id, now })
    expect(page).toMatchObject({ value: { mayCancel: false } })
    expect(await cancelOrder(patient, input)).toEqual({ ok: false, code: 'CONFLICT' })
    await db().order.update({
      where: { id: order.id },
      data: { status: 'in_production', returnStatus: null, pausedAt: null, claimedById: staff.userId },
    })
    expect(await cancelOrder(patient, input)).toEqual({ ok: false, code: 'CONFLICT' })
    expect(await requestsOf(order.id)).toEqual([])
    expect(await markCannotBeExplained(staff, { orderId: order.id, now })).toEqual({
      ok: true,
      value: { refundMinor: 14_900 },
    })
    expect(await db().order.findUnique({ where: { id: order.id } })).toMatchObject({
      status: 'canceled',
      closeReason: 'cannot_be_explained',
    })
    expect(
      await db().auditEvent.findFirst({ where: { orderId: order.id, action: 'refund.requested' } }),
    ).toMatchObject({
      actorId: staff.userId,
      detail: { reason: 'cannot_be_explained', amountMinor: 14_900 },
    })
  })

  it('is never more than was paid, however many ask at once', async () => {
    const order = await createOrder({ status: 'received' })
    await createPayment(order, { status: 'paid' })
    const now = new Date()
    const asked = await Promise.all(
      Array.from({ length: 8 }, () => refundByStaff(staff, { orderId: order.id, amountMinor: 4_000, now })),
    )
    expect(asked.filter((result) => result.ok)).toHaveLength(3)
    expect(
      asked.filter((result) => !result.ok).every((result) => !result.ok && result.code === 'TOO_MUCH'),
    ).toBe(true)
    const rest = await db().$transaction((tx) =>
      refundOrder(tx, { orderId: order.id, reason: 'promise_missed', actor: SYSTEM, now }),
    )
    expect(rest).toBe(14_900 - 12_000)
    expect(await refundByStaff(staff, { orderId: order.id, now })).toEqual({
      ok: false,
      code: 'NOTHING_TO_REFUND',
    })
  })

  it.each([0, -1, 1.5, Number.NaN, 14_901])('is not %s', async (amountMinor) => {
    const order = await createOrder({ status: 'received' })
    const payment = await createPayment(order, { status: 'paid' })
    const now = new Date()
    expect(await refundByStaff(staff, { orderId: order.id, amountMinor, now })).toEqual({
      ok: false,
      code: 'TOO_MUCH',
    })
    const direct = { paymentId: payment.id, amountMinor, reason: 'staff' as const, actor: staff, now }
    expect(await db().$transaction((tx) => requestRefund(tx, direct))).toEqual({
      ok: false,
      code: 'TOO_MUCH',
    })
  })

  it('rolls back with the change that caused it', async () => {
    const order = await createOrder({ status: 'received' })
    await createPayment(order, { status: 'paid' })
    const doomed = db().$transaction(async (tx) => {
      await refundOrder(tx, { orderId: order.id, reason: 'promise_missed', actor: SYSTEM, now: new Date() })
      throw new Error('later in the same transaction')
    })
    await expect(doomed).rejects.toThrow('later')
    expect(await requestsOf(order.id)).toEqual([])
  })

  it('leaves a payment that is done alone', async () => {
    const { payment } = await paidOrder()
    await expirePaymentSession({ paymentId: payment.id }, context)
    expect(await db().payment.findUnique({ where: { id: payment.id } })).toMatchObject({ status: 'paid' })
  })
})
