import Stripe from 'stripe'
import { describe, expect, test } from 'vitest'
import { emulatorForFile, intentId, SECRET_KEY, sessionParams, stripeAt } from './emulator-harness'

const { receiver, emulator, stripe, paidSession } = await emulatorForFile()

describe('checkout sessions', () => {
  test('are created open and unpaid, with what was given and the sum of the items', async () => {
    const expiresAt = Math.floor(Date.now() / 1000) + 3600
    const session = await stripe.checkout.sessions.create(sessionParams({ expires_at: expiresAt }))
    expect(session).toMatchObject({
      object: 'checkout.session',
      livemode: false,
      mode: 'payment',
      status: 'open',
      payment_status: 'unpaid',
      payment_intent: null,
      amount_total: 15_900,
      currency: 'usd',
      client_reference_id: 'order-1',
      customer_email: 'pat@example.com',
      expires_at: expiresAt,
      metadata: { orderId: 'order-1' },
      url: `${emulator.url}/c/pay/${session.id}`,
    })
    expect(session.lastResponse.apiVersion).toBe(Stripe.API_VERSION)
    const items = await stripe.checkout.sessions.listLineItems(session.id)
    expect(items.data[0]).toMatchObject({
      description: 'Order MP-7K3F-9QXD',
      quantity: 1,
      amount_total: 15_900,
    })
    expect(items.data[0]?.price?.unit_amount_decimal?.toString()).toBe('15900')
  })

  test.each([
    ['mode', {}, 'mode'],
    ['unknown parameters', { ...sessionParams(), discounts: [{ coupon: 'x' }] }, 'discounts'],
    ['a relative success_url', { ...sessionParams(), success_url: '/done' }, 'success_url'],
    [
      'too early an end',
      { ...sessionParams(), expires_at: Math.floor(Date.now() / 1000) + 60 },
      'expires_at',
    ],
    ['long metadata', { ...sessionParams(), metadata: { note: 'x'.repeat(501) } }, 'metadata[note]'],
    ['no items', { ...sessionParams(), line_items: [] }, 'line_items'],
  ])('are refused as Stripe refuses them: %s', async (_name, params, param) => {
    const refused = stripe.checkout.sessions.create(params)
    await expect(refused).rejects.toBeInstanceOf(Stripe.errors.StripeInvalidRequestError)
    await expect(refused).rejects.toMatchObject({ param, statusCode: 400 })
  })

  test('one idempotency key makes one session; with other parameters it is an error', async () => {
    const options = { idempotencyKey: 'checkout-order-1' }
    const first = await stripe.checkout.sessions.create(sessionParams(), options)
    const again = await stripe.checkout.sessions.create(sessionParams(), options)
    expect(again.id).toBe(first.id)
    expect(again.lastResponse.headers['idempotent-replayed']).toBe('true')
    const other = stripe.checkout.sessions.create(sessionParams({ client_reference_id: 'order-2' }), options)
    await expect(other).rejects.toBeInstanceOf(Stripe.errors.StripeIdempotencyError)
    await expect(stripe.refunds.create({ charge: 'ch_1' }, options)).rejects.toBeInstanceOf(
      Stripe.errors.StripeIdempotencyError,
    )
    expect((await stripe.checkout.sessions.list()).data).toHaveLength(1)
  })

  test('a request that did not validate leaves its idempotency key free', async () => {
    const options = { idempotencyKey: 'mistake' }
    await expect(
      stripe.checkout.sessions.create(sessionParams({ line_items: [] }), options),
    ).rejects.toMatchObject({ param: 'line_items' })
    expect((await stripe.checkout.sessions.create(sessionParams(), options)).status).toBe('open')
  })

  test('are listed newest first, in pages, by status, payment intent and time', async () => {
    const ids: string[] = []
    for (let index = 0; index < 5; index++) {
      ids.unshift((await stripe.checkout.sessions.create(sessionParams())).id)
    }
    const page = await stripe.checkout.sessions.list({ limit: 2 })
    expect(page.data.map(({ id }) => id)).toEqual(ids.slice(0, 2))
    expect(page.has_more).toBe(true)
    const everything = await stripe.checkout.sessions.list({ limit: 2 }).autoPagingToArray({ limit: 50 })
    expect(everything.map(({ id }) => id)).toEqual(ids)
    const newer = await stripe.checkout.sessions.list({ limit: 2, ending_before: String(ids[3]) })
    expect(newer.data.map(({ id }) => id)).toEqual(ids.slice(1, 3))
    expect(newer.has_more).toBe(true)

    const paid = await paidSession()
    const byIntent = await stripe.checkout.sessions.list({ payment_intent: intentId(paid) })
    expect(byIntent.data.map(({ id }) => id)).toEqual([paid.id])
    expect((await stripe.checkout.sessions.list({ status: 'open' })).data).toHaveLength(5)
    const later = Math.floor(Date.now() / 1000) + 60
    expect((await stripe.checkout.sessions.list({ created: { gte: later } })).data).toEqual([])
  })

  test('expire on request, once, and then take no payment', async () => {
    const session = await stripe.checkout.sessions.create(sessionParams())
    const expired = await stripe.checkout.sessions.expire(session.id)
    expect(expired).toMatchObject({ status: 'expired', url: null })
    await receiver.waitFor('checkout.session.expired')
    await expect(stripe.checkout.sessions.expire(session.id)).rejects.toMatchObject({ statusCode: 400 })
    await emulator.pay(session)
    expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ payment_status: 'unpaid' })
  })

  test('expire by themselves, with the payment intent of a declined try', async () => {
    const session = await stripe.checkout.sessions.create(sessionParams())
    await emulator.pay(session, 'decline')
    await emulator.control(`/checkout/sessions/${session.id}/elapse`, {})
    const event = await receiver.waitFor('checkout.session.expired')
    expect(event.data.object).toMatchObject({ id: session.id, status: 'expired' })
    const expired = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] })
    expect(expired.payment_intent).toMatchObject({ status: 'canceled', cancellation_reason: 'expired' })
  })
})

describe('paying', () => {
  test('by card pays at once and leads back with the id filled in', async () => {
    const session = await stripe.checkout.sessions.create(sessionParams())
    const answer = await emulator.pay(session)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe(`http://localhost:3000/order/return?session=${session.id}`)

    const paid = await stripe.checkout.sessions.retrieve(session.id, {
      expand: ['payment_intent.latest_charge.balance_transaction', 'line_items'],
    })
    expect(paid).toMatchObject({
      status: 'complete',
      payment_status: 'paid',
      url: null,
      customer_details: { email: 'pat@example.com', name: 'Test Customer' },
      line_items: { data: [{ description: 'Order MP-7K3F-9QXD' }] },
      payment_intent: {
        status: 'succeeded',
        amount_received: 15_900,
        metadata: { orderId: 'order-1' },
        latest_charge: {
          status: 'succeeded',
          paid: true,
          metadata: { orderId: 'order-1' },
          balance_transaction: { amount: 15_900, fee: 491, net: 15_409 },
        },
      },
    })
    const types = (await stripe.events.list()).data.map(({ type }) => type)
    expect(types).toEqual([
      'checkout.session.completed',
      'payment_intent.succeeded',
      'charge.succeeded',
      'payment_intent.created',
    ])
  })

  test('waits for the webhook before it sends the customer back', async () => {
    await paidSession()
    expect(receiver.events.map(({ type }) => type)).toContain('checkout.session.completed')
  })

  test('with a declined card leaves the session open for another try on the same payment intent', async () => {
    const session = await stripe.checkout.sessions.create(sessionParams())
    const answer = await emulator.pay(session, 'decline')
    expect(answer.headers.get('location')).toBe(`/c/pay/${session.id}?declined=1`)
    const failed = await receiver.waitFor('payment_intent.payment_failed')
    expect(failed.data.object).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code: 'card_declined', type: 'card_error' },
    })
    const open = await stripe.checkout.sessions.retrieve(session.id)
    expect(open).toMatchObject({ status: 'open', payment_status: 'unpaid' })
    await emulator.pay(session)
    const paid = await stripe.checkout.sessions.retrieve(session.id)
    expect(paid).toMatchObject({ payment_status: 'paid', payment_intent: open.payment_intent })
    expect((await stripe.charges.list({ payment_intent: intentId(paid) })).data).toHaveLength(2)
  })

  test('by a bank debit completes unpaid and is paid later', async () => {
    await emulator.control('/settings', { laterMs: 60_000 })
    const session = await stripe.checkout.sessions.create(sessionParams())
    await emulator.pay(session, 'debit_succeeds')
    const completed = await receiver.waitFor('checkout.session.completed')
    expect(completed.data.object).toMatchObject({ status: 'complete', payment_status: 'unpaid' })
    const pending = await stripe.checkout.sessions.retrieve(session.id, {
      expand: ['payment_intent.latest_charge'],
    })
    expect(pending.payment_intent).toMatchObject({
      status: 'processing',
      latest_charge: { status: 'pending' },
    })

    await emulator.control('/settings', { laterMs: 20 })
    const second = await stripe.checkout.sessions.create(sessionParams())
    await emulator.pay(second, 'debit_succeeds')
    const event = await receiver.waitFor('checkout.session.async_payment_succeeded')
    expect(event.data.object).toMatchObject({ id: second.id, payment_status: 'paid' })
  })

  test('by a bank debit that fails later stays unpaid', async () => {
    const session = await stripe.checkout.sessions.create(sessionParams())
    await emulator.pay(session, 'debit_fails')
    const event = await receiver.waitFor('checkout.session.async_payment_failed')
    expect(event.data.object).toMatchObject({ id: session.id, status: 'complete', payment_status: 'unpaid' })
    const [intent] = (await stripe.paymentIntents.list()).data
    expect(intent).toMatchObject({ status: 'requires_payment_method', amount_received: 0 })
  })

  test('twice on one page pays once; two sessions of one order are both payable', async () => {
    const session = await stripe.checkout.sessions.create(sessionParams())
    const answers = await Promise.all([emulator.pay(session), emulator.pay(session)])
    expect(answers.map((answer) => answer.headers.get('location'))).toEqual(
      Array(2).fill(`http://localhost:3000/order/return?session=${session.id}`),
    )
    expect((await stripe.charges.list()).data).toHaveLength(1)
    await paidSession()
    expect((await stripe.charges.list()).data).toHaveLength(2)
  })
})

describe('the rest of the API', () => {
  test('events can be listed by type and time, paged, and fetched', async () => {
    await paidSession()
    const types = ['charge.succeeded', 'checkout.session.completed'] as const
    const { data } = await stripe.events.list({
      types: [...types],
      created: { gte: Math.floor(Date.now() / 1000) - 60 },
    })
    expect(data.map(({ type }) => type)).toEqual(types.toReversed())
    expect(data[0]).toMatchObject({ object: 'event', api_version: Stripe.API_VERSION, livemode: false })
    const [newest] = (await stripe.events.list({ limit: 1 })).data
    const all = await stripe.events.list({ limit: 2 }).autoPagingToArray({ limit: 100 })
    expect(all.map(({ type }) => type)).toHaveLength(4)
    expect((await stripe.events.list({ ending_before: String(newest?.id) })).data).toEqual([])
    expect(await stripe.events.retrieve(String(newest?.id))).toMatchObject({ id: newest?.id })
  })

  test('an unknown address, id or expansion makes the SDK throw', async () => {
    await expect(stripe.customers.list()).rejects.toBeInstanceOf(Stripe.errors.StripeInvalidRequestError)
    await expect(stripe.customers.list()).rejects.toMatchObject({ statusCode: 404 })
    await expect(stripe.checkout.sessions.retrieve('cs_test_none')).rejects.toMatchObject({
      statusCode: 404,
      code: 'resource_missing',
    })
    const { id } = await stripe.checkout.sessions.create(sessionParams())
    await expect(stripe.checkout.sessions.retrieve(id, { expand: ['nothing'] })).rejects.toMatchObject({
      param: 'expand',
    })
  })

  test('a wrong or missing key is 401', async () => {
    const wrong = stripeAt(emulator.url, 'sk_test_wrong')
    await expect(wrong.events.list()).rejects.toBeInstanceOf(Stripe.errors.StripeAuthenticationError)
    expect((await fetch(`${emulator.url}/v1/events`)).status).toBe(401)
    const basic = Buffer.from(`${SECRET_KEY}:`).toString('base64')
    const answer = await fetch(`${emulator.url}/v1/events`, { headers: { authorization: `Basic ${basic}` } })
    expect(answer.status).toBe(200)
  })

  test('keeps what it received for a search, without the key', async () => {
    await stripe.checkout.sessions.create(sessionParams({ metadata: { note: 'canary é word' } }))
    expect(await emulator.control('/requests?contains=CANARY%20%C3%A9%20word')).toMatchObject({
      data: [{ method: 'POST', path: '/v1/checkout/sessions' }],
    })
    expect(JSON.stringify(await emulator.control('/requests'))).not.toContain(SECRET_KEY)
    expect(await emulator.control('/requests?contains=lumbar')).toEqual({ data: [] })
  })
})
