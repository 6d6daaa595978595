import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { cancelOrder } from '@/lib/payments/cancel-order'
import { closeUnwantedPayment } from '@/lib/payments/close-unwanted-payment'
import { currentConsents } from '@/lib/payments/record-consents'
import { reopenDraft } from '@/lib/payments/reopen-draft'
import { startCheckout } from '@/lib/payments/start-checkout'
import { db, type Prisma } from '@/lib/platform/db'
import { createOrder, createProduct } from '@/tests/factories/order'
import { createReportFile } from '@/tests/factories/report-file'
import { createReportPage } from '@/tests/factories/report-page'
import { createStaff, createUser } from '@/tests/factories/user'
import { resultOf } from './payment-harness'
import { startStripeShop } from './stripe-shop'

const consents = { service: 'on', contactMeUrgent: 'on', attestation: 'on', terms: 'on' } as const

let shop: Awaited<ReturnType<typeof startStripeShop>>
let staffId: string

beforeAll(async () => {
  shop = await startStripeShop()
  staffId = (await createStaff()).id
  await createProduct()
})
afterAll(() => shop.close())
beforeEach(async () => {
  await db().siteSettings.deleteMany()
  await db().user.update({ where: { id: staffId }, data: { disabledAt: null } })
})

async function readyDraft(overrides: Parameters<typeof createOrder>[0] = {}) {
  const patient = await createUser()
  const order = await createOrder({
    userId: patient.id,
    email: patient.email,
    text: { pastedText: 'FINDINGS: none.' },
    ...overrides,
  })
  const actor: Actor = { kind: 'patient', userId: patient.id }
  return { order, actor, input: () => ({ orderId: order.id, consents, now: new Date() }) }
}

async function urlOf(checkout: ReturnType<typeof startCheckout>): Promise<string> {
  const started = await checkout
  if (!started.ok) throw new Error(started.code)
  return started.value.url
}

async function openSessions(orderId: string) {
  const payments = await db().payment.findMany({ where: { orderId }, select: { id: true } })
  const ids = payments.map((payment) => payment.id)
  const { sessions } = await shop.state()
  return Object.values(sessions).filter(
    ({ session }) => session.status === 'open' && ids.includes(session.client_reference_id),
  )
}

describe('checkout', () => {
  it('takes a report that a person may be able to read, and none that nobody can open', async () => {
    const { order, actor, input } = await readyDraft({ text: {} })
    const file = await createReportFile(order.id)
    const stands = (data: Prisma.ReportFileUpdateInput) =>
      db().reportFile.update({ where: { id: file.id }, data })
    const unopened = [
      { process: 'blocked', processCode: 'UNREADABLE' },
      { process: 'needs_password' },
    ] as const
    for (const state of unopened) {
      await stands({ processCode: null, ...state })
      expect(await startCheckout(actor, input())).toEqual({ ok: false, code: 'NO_READABLE_REPORT' })
    }
    await stands({ process: 'ready', pageCount: 1, processedAt: new Date() })
    await createReportPage(file, { warnings: ['blurred', 'dark', 'cut_edges'] })
    expect((await startCheckout(actor, input())).ok).toBe(true)
  })

  it('needs a name, and a number that can be called or the word that there is none', async () => {
    const text = { pastedText: 'FINDINGS: none.' }
    for (const half of [{ phone: '+1 21' }, { phone: 'later' }, { firstName: ' ' }]) {
      const { order, actor, input } = await readyDraft({ text: { ...text, ...half } })
      expect(await startCheckout(actor, input())).toEqual({ ok: false, code: 'INCOMPLETE' })
      expect(await db().payment.count({ where: { orderId: order.id } })).toBe(0)
    }
    const { actor, input } = await readyDraft({ text: { ...text, phone: '+1 21' }, hasNoPhone: true })
    expect((await startCheckout(actor, input())).ok).toBe(true)
  })

  it('goes from draft to a received order, and Stripe learns an order number and nothing else', async () => {
    const text = { pastedText: 'FINDINGS: none.', typedEmail: 'never-confirmed@patient.example' }
    const { order, actor, input } = await readyDraft({ text })
    const url = await urlOf(startCheckout(actor, input()))
    expect(await db().order.findUnique({ where: { id: order.id } })).toMatchObject({
      status: 'awaiting_payment',
      typedEmail: null,
      amountMinor: 14_900,
      currency: 'usd',
    })
    expect(await shop.pay(url)).toBe(`http://localhost:3000/orders/${order.id}?paid=1`)
    await vi.waitFor(async () => expect((await resultOf(order.id)).status).toBe('received'))
    await vi.waitFor(async () =>
      expect((await resultOf(order.id)).payments[0]?.receiptUrl).toContain('/receipts/'),
    )
    const sent = JSON.stringify(await shop.state())
    expect(sent).toContain(order.number)
    for (const secret of ['FINDINGS', 'US-NY', 'Ada', '+1212', 'What does', 'report.pdf']) {
      expect(sent).not.toContain(secret)
    }
  })

  it('stores which words were agreed to, and the newest set counts', async () => {
    const { order, actor, input } = await readyDraft()
    await startCheckout(actor, { ...input(), consents: { ...consents, contactMyDoctorUrgent: 'on' } })
    await startCheckout(actor, { ...input(), consents: { ...consents, contactMyDoctorUrgent: 'on' } })
    expect(await db().consent.count({ where: { orderId: order.id } })).toBe(5)
    await startCheckout(actor, input())
    const kinds = (await currentConsents(db(), order.id)).map((consent) => consent.kind).sort()
    expect(kinds).toEqual(['attestation', 'contact_me_urgent', 'service', 'terms'])
  })

  it('gives two tabs and a double click the same page', async () => {
    const { order, actor, input } = await readyDraft()
    const urls = await Promise.all(Array.from({ length: 6 }, () => urlOf(startCheckout(actor, input()))))
    expect(new Set([...urls, await urlOf(startCheckout(actor, input()))]).size).toBe(1)
    expect(await db().payment.count({ where: { orderId: order.id } })).toBe(1)
    expect(await openSessions(order.id)).toHaveLength(1)
  })

  it('closes the old page when the price has changed', async () => {
    const { order, actor, input } = await readyDraft()
    const old = await urlOf(startCheckout(actor, input()))
    const { product, price } = await createProduct()
    await db().price.update({ where: { id: price.id }, data: { validUntil: new Date() } })
    await db().price.create({ data: { productId: product.id, amountMinor: 12_900, currency: 'usd' } })
    const fresh = await urlOf(startCheckout(actor, input()))
    expect(fresh).not.toBe(old)
    expect(await openSessions(order.id)).toHaveLength(1)
    expect(await db().order.findUnique({ where: { id: order.id } })).toMatchObject({ amountMinor: 12_900 })
    await shop.pay(old)
    await shop.pay(fresh)
    await vi.waitFor(async () => expect((await resultOf(order.id)).money.status).toBe('paid'))
    expect((await resultOf(order.id)).payments.map((payment) => payment.status).sort()).toEqual([
      'expired',
      'paid',
    ])
  })

  it('gives a new page when the old one expired, and keeps the draft', async () => {
    const { order, actor, input } = await readyDraft()
    const old = await urlOf(startCheckout(actor, input()))
    const payment = await db().payment.findFirstOrThrow({ where: { orderId: order.id } })
    await shop.control(`/checkout/sessions/${payment.stripeSessionId}/elapse`)
    await vi.waitFor(async () => expect((await resultOf(order.id)).status).toBe('draft'))
    expect(await urlOf(startCheckout(actor, input()))).not.toBe(old)
  })

  it('goes on after a card was declined, on the same page', async () => {
    const { order, actor, input } = await readyDraft()
    const url = await urlOf(startCheckout(actor, input()))
    expect(await shop.pay(url, 'decline')).toContain('declined')
    expect(await urlOf(startCheckout(actor, input()))).toBe(url)
    await shop.pay(url)
    await vi.waitFor(async () => expect((await resultOf(order.id)).status).toBe('received'))
    expect(await startCheckout(actor, input())).toEqual({ ok: false, code: 'CONFLICT' })
  })

  it('waits for a bank debit, which makes the order or gives the draft back', async () => {
    for (const [outcome, status] of [
      ['debit_succeeds', 'received'],
      ['debit_fails', 'draft'],
    ] as const) {
      const { order, actor, input } = await readyDraft()
      await shop.control('/settings', { laterMs: 2000 })
      await shop.pay(await urlOf(startCheckout(actor, input())), outcome)
      await vi.waitFor(async () => expect((await resultOf(order.id)).money.status).toBe('pending'))
      await shop.setWebhooks('pause')
      expect(await startCheckout(actor, input())).toEqual({ ok: false, code: 'CONFLICT' })
      expect(await reopenDraft(actor, { orderId: order.id, now: new Date() })).toEqual({
        ok: false,
        code: 'CONFLICT',
      })
      await shop.setWebhooks('deliver')
      await vi.waitFor(async () => expect((await resultOf(order.id)).status).toBe(status), {
        timeout: 10_000,
      })
      await shop.control('/settings', { laterMs: 100 })
    }
  })

  it('is refused, with nothing written, while something is missing or closed', async () => {
    const patient = await createUser()
    const cases: [string, Awaited<ReturnType<typeof readyDraft>>, Actor | null][] = [
      ['NO_READABLE_REPORT', await readyDraft({ text: {} }), null],
      ['INCOMPLETE', await readyDraft({ place: null }), null],
      ['INCOMPLETE', await readyDraft({ tellHow: null }), null],
      ['NOT_SERVED_THERE', await readyDraft({ place: 'DE' }), null],
      ['NOT_FOUND', await readyDraft(), { kind: 'patient', userId: patient.id }],
      ['NOT_FOUND', await readyDraft(), { kind: 'anonymous' }],
      ['CONFLICT', await readyDraft({ status: 'received' }), null],
    ]
    for (const [code, { actor, input, order }, other] of cases) {
      expect(await startCheckout(other ?? actor, input())).toEqual({ ok: false, code })
      expect(await db().payment.count({ where: { orderId: order.id } })).toBe(0)
      expect(await db().consent.count({ where: { orderId: order.id } })).toBe(0)
    }
    const unverified = await createOrder({ text: { pastedText: 'x' } })
    const holder: Actor = { kind: 'draft', orderId: unverified.id }
    expect(await startCheckout(holder, { orderId: unverified.id, consents, now: new Date() })).toEqual({
      ok: false,
      code: 'NOT_VERIFIED',
    })
  })

  it('is refused while orders are paused, the day is full, or nobody licensed can work', async () => {
    const { actor, input } = await readyDraft()
    await db().siteSettings.create({ data: { id: 1, areOrdersPaused: true } })
    expect(await startCheckout(actor, input())).toEqual({ ok: false, code: 'ORDERS_PAUSED' })
    await createOrder({ status: 'received' })
    await db().siteSettings.update({ where: { id: 1 }, data: { areOrdersPaused: false, dailyOrderCap: 1 } })
    expect(await startCheckout(actor, input())).toEqual({ ok: false, code: 'ORDERS_PAUSED' })
    await db().siteSettings.deleteMany()
    await db().staffPlace.updateMany({
      where: { userId: staffId },
      data: { expiresAt: new Date(Date.now() - 1000) },
    })
    await db().user.updateMany({
      where: { id: { not: staffId }, role: 'staff' },
      data: { disabledAt: new Date() },
    })
    expect(await startCheckout(actor, input())).toEqual({ ok: false, code: 'NOT_SERVED_THERE' })
    await db().staffPlace.updateMany({
      where: { userId: staffId },
      data: { expiresAt: new Date(Date.now() + 86_400_000) },
    })
  })
})

describe('coming back from the payment page', () => {
  it('makes the order a draft again and closes the page', async () => {
    const { order, actor, input } = await readyDraft()
    const url = await urlOf(startCheckout(actor, input()))
    expect(await reopenDraft(actor, { orderId: order.id, now: new Date() })).toEqual({
      ok: true,
      value: undefined,
    })
    expect((await resultOf(order.id)).status).toBe('draft')
    expect(await openSessions(order.id)).toHaveLength(0)
    expect(await reopenDraft(actor, { orderId: order.id, now: new Date() })).toMatchObject({ ok: true })
    await shop.pay(url)
    expect((await resultOf(order.id)).status).toBe('draft')
  })

  it('does not undo a payment that was faster', async () => {
    const { order, actor, input } = await readyDraft()
    await shop.setWebhooks('pause')
    await shop.pay(await urlOf(startCheckout(actor, input())))
    await reopenDraft(actor, { orderId: order.id, now: new Date() })
    expect((await resultOf(order.id)).status).toBe('received')
    await shop.setWebhooks('deliver')
  })

  it('leaves a page alone that the patient was sent to again before the job ran', async () => {
    const { order, actor, input } = await readyDraft()
    await startCheckout(actor, input())
    const payment = await db().payment.findFirstOrThrow({ where: { orderId: order.id } })
    expect(await closeUnwantedPayment(payment.id, new Date())).toEqual({ ok: true, value: 'open' })
    expect(await openSessions(order.id)).toHaveLength(1)
  })

  it('is not for others', async () => {
    const { order, actor, input } = await readyDraft()
    await startCheckout(actor, input())
    const other: Actor = { kind: 'patient', userId: (await createUser()).id }
    expect(await reopenDraft(other, { orderId: order.id, now: new Date() })).toEqual({
      ok: false,
      code: 'NOT_FOUND',
    })
  })
})

describe('canceling while unpaid', () => {
  it('closes the page by a job', async () => {
    const { order, actor, input } = await readyDraft()
    await startCheckout(actor, input())
    const staff: Actor = { kind: 'staff', userId: staffId }
    expect(await cancelOrder(staff, { orderId: order.id, reason: 'staff', now: new Date() })).toEqual({
      ok: true,
      value: { refundMinor: 0 },
    })
    const payment = await db().payment.findFirstOrThrow({ where: { orderId: order.id } })
    expect(await closeUnwantedPayment(payment.id, new Date())).toEqual({ ok: true, value: 'expired' })
    expect(await openSessions(order.id)).toHaveLength(0)
  })
})
