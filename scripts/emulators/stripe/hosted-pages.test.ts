import { expect, test } from 'vitest'
import { emulatorForFile, sessionParams } from './emulator-harness'

const { emulator } = await emulatorForFile()

const textOf = async (url: string) => (await fetch(url)).text()

test('the payment page shows amount and product, says TEST and offers each ending', async () => {
  const session = await emulator.stripe.checkout.sessions.create(
    sessionParams({
      line_items: [
        {
          quantity: 2,
          price_data: { currency: 'usd', unit_amount: 1050, product_data: { name: '<b>Video</b>' } },
        },
      ],
    }),
  )
  const html = await textOf(String(session.url))
  for (const part of [
    'TEST',
    '$21.00',
    '2 × &#60;b&#62;Video',
    'value="pat@example.com" readonly',
    'Card declined',
    'Bank debit that succeeds later',
    'Bank debit that fails later',
    'href="http://localhost:3000/order/review"',
  ]) {
    expect(html).toContain(part)
  }
})

test('without bank debits among the payment methods the page has no button for them', async () => {
  const session = await emulator.stripe.checkout.sessions.create(
    sessionParams({ allowed_payment_method_types: ['card', 'klarna'] }),
  )
  expect(await textOf(String(session.url))).not.toContain('Bank debit')
})

test('the known declined card number is declined', async () => {
  const session = await emulator.stripe.checkout.sessions.create(sessionParams())
  const answer = await fetch(String(session.url), {
    method: 'POST',
    body: new URLSearchParams({ outcome: 'pay', number: '4000 0000 0000 0002' }),
  })
  expect(await answer.text()).toContain('Your card was declined')
})

test('a session that is over says so and leads back', async () => {
  const paid = await emulator.stripe.checkout.sessions.create(sessionParams())
  await emulator.pay(paid)
  const paidPage = await textOf(String(paid.url))
  expect(paidPage).toContain('already done')
  expect(paidPage).toContain(`session=${paid.id}`)
  const expired = await emulator.stripe.checkout.sessions.create(sessionParams())
  await emulator.stripe.checkout.sessions.expire(expired.id)
  expect(await textOf(String(expired.url))).toContain('expired')
  expect((await fetch(`${emulator.url}/c/pay/cs_test_none`)).status).toBe(404)
})

test('a session without an email asks for one', async () => {
  const { customer_email: _none, ...params } = sessionParams()
  const session = await emulator.stripe.checkout.sessions.create(params)
  expect((await emulator.pay(session)).status).toBe(400)
  const answer = await fetch(String(session.url), {
    method: 'POST',
    body: new URLSearchParams({ outcome: 'pay', email: 'typed@example.com' }),
    redirect: 'manual',
  })
  expect(answer.status).toBe(303)
  const paid = await emulator.stripe.checkout.sessions.retrieve(session.id)
  expect(paid.customer_details?.email).toBe('typed@example.com')
})

test('the receipt shows what was paid and what was given back', async () => {
  const session = await emulator.stripe.checkout.sessions.create(sessionParams())
  await emulator.pay(session)
  const { payment_intent } = await emulator.stripe.checkout.sessions.retrieve(session.id)
  await emulator.stripe.refunds.create({ payment_intent: String(payment_intent), amount: 900 })
  const [charge] = (await emulator.stripe.charges.list({ payment_intent: String(payment_intent) })).data
  const html = await textOf(String(charge?.receipt_url))
  expect(html).toContain('$159.00')
  expect(html).toContain('$9.00')
  expect(html).toContain('Card ending in 4242')
})
