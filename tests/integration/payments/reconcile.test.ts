import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { reconcilePayments as handle } from '@/lib/jobs/handlers/reconcile-payments'
import { reconcilePayments } from '@/lib/payments/reconcile-payments'
import { refundByStaff } from '@/lib/payments/refund-by-staff'
import { reopenDraft } from '@/lib/payments/reopen-draft'
import { startCheckout } from '@/lib/payments/start-checkout'
import { db } from '@/lib/platform/db'
import { createOrder, createProduct } from '@/tests/factories/order'
import { createPayment } from '@/tests/factories/payment'
import { createStaff, createUser } from '@/tests/factories/user'
import { resultOf, rowCounts } from './payment-harness'
import { startStripeShop } from './stripe-shop'

const consents = { service: 'on', contactMeUrgent: 'on', attestation: 'on', terms: 'on' } as const
const signal = new AbortController().signal
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000)
/** A moment that is not in the first five minutes of its hour, when everything is looked at. */
const ordinary = () => {
  const now = inMinutes(3)
  return now.getUTCMinutes() < 5 ? new Date(now.getTime() + 5 * 60_000) : now
}

let shop: Awaited<ReturnType<typeof startStripeShop>>
let staff: { kind: 'staff'; userId: string }

beforeAll(async () => {
  shop = await startStripeShop()
  staff = { kind: 'staff', userId: (await createStaff()).id }
  await createProduct()
})
afterAll(() => shop.close())
beforeEach(async () => {
  await shop.setWebhooks('drop')
})

async function atStripe() {
  const user = await createUser()
  const order = await createOrder({
    userId: user.id,
    email: user.email,
    text: { pastedText: 'FINDINGS: none.' },
  })
  const patient: Actor = { kind: 'patient', userId: user.id }
  const started = await startCheckout(patient, { orderId: order.id, consents, now: new Date() })
  if (!started.ok) throw new Error(started.code)
  const payment = await db().payment.findFirstOrThrow({ where: { orderId: order.id } })
  return { order, patient, payment, url: started.value.url }
}

describe('the reconciler', () => {
  it('heals when every webhook is lost: paid, debit, expired, refunded, disputed', async () => {
    const [card, debit, expired] = [await atStripe(), await atStripe(), await atStripe()]
    await shop.pay(card.url)
    await shop.control('/settings', { laterMs: 0 })
    await shop.pay(debit.url, 'debit_fails')
    await shop.control(`/checkout/sessions/${expired.payment.stripeSessionId}/elapse`)
    await new Promise((resolve) => setTimeout(resolve, 100))
    await reconcilePayments(ordinary(), signal)
    expect(await resultOf(card.order.id)).toMatchObject({ status: 'received', money: { status: 'paid' } })
    expect(await resultOf(debit.order.id)).toMatchObject({
      status: 'draft',
      payments: [{ status: 'failed' }],
    })
    expect(await resultOf(expired.order.id)).toMatchObject({
      status: 'draft',
      payments: [{ status: 'expired' }],
    })

    await refundByStaff(staff, { orderId: card.order.id, amountMinor: 4_900, now: new Date() })
    const { payments } = await resultOf(card.order.id)
    await reconcilePayments(ordinary(), signal)
    expect((await resultOf(card.order.id)).money.status).toBe('partly_refunded')
    await shop.control('/disputes', { payment_intent: payments[0]?.stripePaymentIntentId })
    await reconcilePayments(ordinary(), signal)
    expect((await resultOf(card.order.id)).money.isDisputed).toBe(true)
  })

  it('changes nothing when it runs again, or beside the webhook', async () => {
    const { order, url } = await atStripe()
    await shop.pay(url)
    const now = ordinary()
    await Promise.all([
      reconcilePayments(now, signal),
      reconcilePayments(now, signal),
      handle({}, { now, signal }),
    ])
    const before = await rowCounts()
    await reconcilePayments(now, signal)
    expect(await rowCounts()).toEqual(before)
    expect((await resultOf(order.id)).mails.filter((mail) => mail === 'order_received')).toHaveLength(1)
  })

  it('leaves what is still under way alone', async () => {
    const { order, payment } = await atStripe()
    await reconcilePayments(new Date(), signal)
    expect(await resultOf(order.id)).toMatchObject({
      status: 'awaiting_payment',
      payments: [{ status: 'open' }],
    })
    await reconcilePayments(ordinary(), signal)
    expect(await db().payment.findUnique({ where: { id: payment.id } })).toMatchObject({ status: 'open' })
  })

  it('closes a page whose order no longer waits for it', async () => {
    const { order, patient, payment } = await atStripe()
    process.env.STRIPE_API_BASE = shop.url
    await db().order.update({ where: { id: order.id }, data: { status: 'draft' } })
    await reconcilePayments(ordinary(), signal)
    expect(await db().payment.findUnique({ where: { id: payment.id } })).toMatchObject({ status: 'expired' })
    expect(await reopenDraft(patient, { orderId: order.id, now: new Date() })).toMatchObject({ ok: true })
  })

  it('frees an order whose process died before there was a page', async () => {
    const order = await createOrder({ status: 'awaiting_payment', text: { pastedText: 'x' } })
    await createPayment(order, { stripeSessionId: null })
    await reconcilePayments(inMinutes(4), signal)
    expect((await resultOf(order.id)).status).toBe('awaiting_payment')
    await reconcilePayments(inMinutes(6), signal)
    expect(await resultOf(order.id)).toMatchObject({ status: 'draft', payments: [{ status: 'expired' }] })
  })

  it('goes on past one that cannot be reconciled', async () => {
    const unknown = await createOrder({ status: 'received' })
    await createPayment(unknown, { status: 'paid', stripePaymentIntentId: 'pi_unknown' })
    await refundByStaff(staff, { orderId: unknown.id, now: new Date() })
    const { order, url } = await atStripe()
    await shop.pay(url)
    await reconcilePayments(ordinary(), signal)
    expect((await resultOf(order.id)).status).toBe('received')
  })

  it('finds once an hour what was lost long before newer events came', async () => {
    const { order, url } = await atStripe()
    await shop.pay(url)
    await db().payment.updateMany({ where: { orderId: order.id }, data: { createdAt: inMinutes(400) } })
    await db().stripeEvent.create({
      data: { id: 'evt_newer', type: 'x', livemode: false, createdAt: inMinutes(120) },
    })
    const hour = new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000)
    await reconcilePayments(new Date(hour.getTime() + 10 * 60_000), signal)
    expect((await resultOf(order.id)).status).toBe('awaiting_payment')
    await reconcilePayments(hour, signal)
    expect((await resultOf(order.id)).status).toBe('received')
  })
})
