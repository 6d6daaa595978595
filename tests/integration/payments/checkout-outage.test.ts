import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { expirePaymentSession } from '@/lib/jobs/handlers/expire-payment-session'
import { reconcilePayments } from '@/lib/payments/reconcile-payments'
import { startCheckout } from '@/lib/payments/start-checkout'
import { db } from '@/lib/platform/db'
import { freePort } from '@/scripts/ports'
import { createOrder, createProduct } from '@/tests/factories/order'
import { createPayment } from '@/tests/factories/payment'
import { createStaff, createUser } from '@/tests/factories/user'
import { withBrokenStatement } from './broken-statement'
import { resultOf, rowCounts } from './payment-harness'
import { startStripeShop } from './stripe-shop'

const consents = { service: 'on', contactMeUrgent: 'on', attestation: 'on', terms: 'on' } as const
const signal = new AbortController().signal

let port: number
let shop: Awaited<ReturnType<typeof startStripeShop>> | undefined

beforeAll(async () => {
  port = await freePort()
  process.env.STRIPE_API_BASE = `http://127.0.0.1:${port}`
  await createStaff()
  await createProduct()
})
afterAll(() => shop?.close())

async function readyDraft() {
  const user = await createUser()
  const order = await createOrder({
    userId: user.id,
    email: user.email,
    text: { pastedText: 'FINDINGS: none.' },
  })
  const actor: Actor = { kind: 'patient', userId: user.id }
  const checkout = () => startCheckout(actor, { orderId: order.id, consents, now: new Date() })
  return { order, checkout }
}

describe('while the provider is away', () => {
  it('checkout leaves a draft, and goes on with the same payment when it is back', async () => {
    const { order, checkout } = await readyDraft()
    expect(await checkout()).toEqual({ ok: false, code: 'PAYMENT_UNAVAILABLE' })
    expect(await resultOf(order.id)).toMatchObject({
      status: 'draft',
      payments: [{ status: 'open', stripeSessionId: null }],
    })

    const stuck = await createOrder({ status: 'canceled' })
    const open = await createPayment(stuck)
    const job = expirePaymentSession({ paymentId: open.id }, { now: new Date(), signal })
    await expect(job).rejects.toThrow('UNAVAILABLE')
    const before = await rowCounts()
    expect(await reconcilePayments(new Date(Date.now() + 180_000), signal)).toMatchObject({
      failures: 2,
      payments: 0,
    })
    expect(await rowCounts()).toEqual(before)

    shop = await startStripeShop(port)
    expect(await checkout()).toMatchObject({ ok: true })
    expect(await db().payment.count({ where: { orderId: order.id } })).toBe(1)
  }, 60_000)

  it('checkout makes one page, whatever crashes on the way', async () => {
    const { order, checkout } = await readyDraft()
    let crashes = 0
    for (let n = 1; (await withBrokenStatement(n, checkout)) === 'broke'; n += 1) crashes += 1
    expect(crashes).toBeGreaterThan(10)
    const started = await checkout()
    expect(started.ok).toBe(true)
    const state = await shop?.state()
    const mine = Object.values(state?.sessions ?? {}).filter(({ session }) =>
      JSON.stringify(session).includes(order.number),
    )
    expect(mine.map(({ session }) => session.status)).toEqual(['open'])
    expect(await db().consent.count({ where: { orderId: order.id } })).toBe(4)
  }, 60_000)
})
