import { describe, expect, test } from 'vitest'
import { emulatorForFile, intentId, sessionParams } from './emulator-harness'

const { receiver, emulator, stripe, paidSession } = await emulatorForFile()

describe('refunds', () => {
  test('in parts add up to the whole, and no further', async () => {
    const payment_intent = intentId(await paidSession())
    const part = await stripe.refunds.create(
      { payment_intent, amount: 5900, reason: 'requested_by_customer', metadata: { orderId: 'order-1' } },
      { idempotencyKey: 'refund-1' },
    )
    expect(part).toMatchObject({ amount: 5900, status: 'succeeded', metadata: { orderId: 'order-1' } })
    await stripe.refunds.create(
      { payment_intent, amount: 5900, reason: 'requested_by_customer', metadata: { orderId: 'order-1' } },
      { idempotencyKey: 'refund-1' },
    )
    await expect(stripe.refunds.create({ payment_intent, amount: 10_001 })).rejects.toMatchObject({
      param: 'amount',
    })
    expect((await stripe.refunds.create({ payment_intent })).amount).toBe(10_000)
    await expect(stripe.refunds.create({ payment_intent })).rejects.toMatchObject({
      code: 'charge_already_refunded',
    })

    const refunded = await receiver.waitFor('charge.refunded', 2)
    expect(refunded.data.object).toMatchObject({ amount_refunded: 15_900, refunded: true })
    await receiver.waitFor('refund.created', 2)
    await receiver.waitFor('refund.updated', 2)
    expect((await stripe.refunds.list({ payment_intent })).data).toHaveLength(2)
    expect(await stripe.refunds.retrieve(part.id)).toMatchObject({
      destination_details: { card: { reference_status: 'available' } },
    })
    const [charge] = (await stripe.charges.list({ payment_intent, expand: ['data.refunds'] })).data
    expect(charge?.refunds?.data).toHaveLength(2)
  })

  test('to a bank account are pending first', async () => {
    const session = await stripe.checkout.sessions.create(sessionParams())
    await emulator.pay(session, 'debit_succeeds')
    await receiver.waitFor('checkout.session.async_payment_succeeded')
    const { payment_intent } = await stripe.checkout.sessions.retrieve(session.id)
    const refund = await stripe.refunds.create({ payment_intent: String(payment_intent) })
    expect(refund.status).toBe('pending')
    expect((await receiver.waitFor('refund.updated')).data.object).toMatchObject({ status: 'succeeded' })
  })

  test('can fail afterwards, and the money is ours again', async () => {
    const payment_intent = intentId(await paidSession())
    const { id } = await stripe.refunds.create({ payment_intent })
    await emulator.control(`/refunds/${id}/fail`, {})
    await receiver.waitFor('refund.failed')
    expect((await stripe.charges.list({ payment_intent })).data[0]).toMatchObject({
      amount_refunded: 0,
      refunded: false,
    })
  })

  test('need a payment that succeeded', async () => {
    const session = await stripe.checkout.sessions.create(sessionParams())
    await emulator.pay(session, 'decline')
    const payment_intent = intentId(await stripe.checkout.sessions.retrieve(session.id))
    await expect(stripe.refunds.create({ payment_intent })).rejects.toMatchObject({ statusCode: 400 })
    await expect(stripe.refunds.create({ payment_intent: 'pi_none' })).rejects.toMatchObject({
      code: 'resource_missing',
    })
  })
})

describe('disputes', () => {
  test.each(['won', 'lost'] as const)('are opened and closed as %s', async (status) => {
    const payment_intent = intentId(await paidSession())
    await emulator.control('/disputes', { payment_intent })
    const opened = await receiver.waitFor('charge.dispute.created')
    expect(opened.data.object).toMatchObject({
      object: 'dispute',
      status: 'needs_response',
      amount: 15_900,
      payment_intent,
    })
    await expect(stripe.refunds.create({ payment_intent })).rejects.toMatchObject({ code: 'charge_disputed' })

    const [dispute] = (await stripe.disputes.list({ payment_intent })).data
    await emulator.control(`/disputes/${dispute?.id}/close`, { status })
    const closed = await receiver.waitFor('charge.dispute.closed')
    expect(closed.data.object).toMatchObject({ id: dispute?.id, status })
    expect((await stripe.charges.list({ payment_intent })).data[0]?.disputed).toBe(true)
  })
})
