import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  checkoutSession,
  type StripeEventBody,
  stripeDispute,
  stripeEvent,
  stripeRefund,
} from '@/tests/factories/stripe-event'
import { createAwaitingPayment, deliverAll, resultOf } from './payment-harness'

type Payment = Awaited<ReturnType<typeof createAwaitingPayment>>['payment']

const asyncFailed = 'checkout.session.async_payment_failed'
const asyncSucceeded = 'checkout.session.async_payment_succeeded'

/** What can happen to one payment, each as the events that Stripe sends for it, and how it must end. */
const STORIES = {
  'paid by card': {
    ends: { status: 'received', money: 'paid' },
    events: (payment: Payment, number: string) => [
      stripeEvent('payment_intent.succeeded', { id: intentOf(payment), object: 'payment_intent' }),
      stripeEvent('charge.succeeded', chargeOf(payment)),
      stripeEvent('checkout.session.completed', checkoutSession(payment, number)),
    ],
  },
  'declined, then paid': {
    ends: { status: 'received', money: 'paid' },
    events: (payment: Payment, number: string) => [
      stripeEvent('payment_intent.payment_failed', { id: intentOf(payment), object: 'payment_intent' }),
      stripeEvent('charge.failed', chargeOf(payment)),
      stripeEvent('checkout.session.completed', checkoutSession(payment, number)),
    ],
  },
  'a bank debit that succeeds': {
    ends: { status: 'received', money: 'paid' },
    events: (payment: Payment, number: string) => [
      stripeEvent(
        'checkout.session.completed',
        checkoutSession(payment, number, { payment_status: 'unpaid' }),
      ),
      stripeEvent(asyncSucceeded, checkoutSession(payment, number)),
    ],
  },
  'a bank debit that fails': {
    ends: { status: 'draft', money: 'unpaid' },
    events: (payment: Payment, number: string) => [
      stripeEvent(
        'checkout.session.completed',
        checkoutSession(payment, number, { payment_status: 'unpaid' }),
      ),
      stripeEvent(asyncFailed, checkoutSession(payment, number, { payment_status: 'unpaid' })),
    ],
  },
  expired: {
    ends: { status: 'draft', money: 'unpaid' },
    events: (payment: Payment, number: string) => [
      stripeEvent(
        'checkout.session.expired',
        checkoutSession(payment, number, {
          status: 'expired',
          payment_status: 'unpaid',
          payment_intent: null,
        }),
      ),
      stripeEvent('payment_intent.canceled', { id: intentOf(payment), object: 'payment_intent' }),
    ],
  },
  'expired and yet paid': {
    ends: { status: 'received', money: 'paid' },
    events: (payment: Payment, number: string) => [
      stripeEvent(
        'checkout.session.expired',
        checkoutSession(payment, number, {
          status: 'expired',
          payment_status: 'unpaid',
          payment_intent: null,
        }),
      ),
      stripeEvent('checkout.session.completed', checkoutSession(payment, number)),
    ],
  },
  'paid, part given back in the dashboard, disputed, won': {
    ends: { status: 'received', money: 'partly_refunded' },
    events: (payment: Payment, number: string) => {
      const refund = stripeRefund(payment, { amount: 4_900, metadata: {} })
      const dispute = stripeDispute(payment)
      return [
        stripeEvent('checkout.session.completed', checkoutSession(payment, number)),
        stripeEvent('refund.created', refund),
        stripeEvent('refund.updated', refund),
        stripeEvent('charge.refunded', chargeOf(payment)),
        stripeEvent('charge.dispute.created', dispute),
        stripeEvent('charge.dispute.closed', { ...dispute, status: 'won' }),
      ]
    },
  },
  'paid, given back, and the refund fails': {
    ends: { status: 'received', money: 'paid' },
    events: (payment: Payment, number: string) => {
      const refund = stripeRefund(payment)
      const failed = { ...refund, status: 'failed' }
      return [
        stripeEvent('checkout.session.completed', checkoutSession(payment, number)),
        stripeEvent('refund.created', refund),
        stripeEvent('refund.updated', failed),
        stripeEvent('refund.failed', failed),
      ]
    },
  },
  'paid, disputed, lost': {
    ends: { status: 'received', money: 'refunded' },
    events: (payment: Payment, number: string) => {
      const dispute = stripeDispute(payment)
      return [
        stripeEvent('checkout.session.completed', checkoutSession(payment, number)),
        stripeEvent('charge.dispute.created', dispute),
        stripeEvent('charge.dispute.closed', { ...dispute, status: 'lost' }),
      ]
    },
  },
} satisfies Record<string, { ends: object; events: (payment: Payment, number: string) => StripeEventBody[] }>

function intentOf(payment: Payment): string {
  return `pi_${payment.id.replaceAll('-', '')}`
}

function chargeOf(payment: Payment) {
  return {
    id: `ch_${payment.id}`,
    object: 'charge',
    payment_intent: intentOf(payment),
    receipt_url: 'https://pay.example/receipts/1',
    metadata: { payment_id: payment.id },
  }
}

/** Any order of all of them, each one to three times. */
function anyDelivery(count: number): fc.Arbitrary<number[]> {
  const once = fc.shuffledSubarray([...Array(count).keys()], { minLength: count, maxLength: count })
  return fc.array(fc.nat(count - 1), { maxLength: count }).chain((again) =>
    once.chain((order) =>
      fc.shuffledSubarray([...order, ...again], {
        minLength: order.length + again.length,
        maxLength: order.length + again.length,
      }),
    ),
  )
}

/** Ids differ from order to order; what they say must not. */
function nameless(result: Awaited<ReturnType<typeof resultOf>>) {
  // A refund that came and went before its own first event is not announced, and is not wrong for it.
  const mails = result.mails.filter((mail) => mail !== 'order_refunded')
  const text = JSON.stringify({ ...result, mails: [...new Set(mails)] })
  return JSON.parse(text.replaceAll(/(cs_test|pi|re|du)_[0-9a-f-]+/g, '$1'))
}

describe('events of one payment', () => {
  it.each(Object.entries(STORIES))(
    'end the same in any order, with any copies: %s',
    async (_name, story) => {
      const tell = async (delivery: number[] | null) => {
        const { order, payment } = await createAwaitingPayment()
        const events = story.events(payment, order.number)
        await deliverAll((delivery ?? [...events.keys()]).flatMap((index) => events[index] ?? []))
        return resultOf(order.id)
      }
      const inOrder = await tell(null)
      expect({ status: inOrder.status, money: inOrder.money.status }).toEqual(story.ends)
      expect(inOrder.money.isDisputed).toBe(false)
      const { order, payment } = await createAwaitingPayment()
      const count = story.events(payment, order.number).length
      await fc.assert(
        fc.asyncProperty(anyDelivery(count), async (delivery) => {
          const result = await tell(delivery)
          expect(nameless(result)).toEqual(nameless(inOrder))
          for (const mail of ['order_received', 'order_refunded']) {
            expect(result.mails.filter((kind) => kind === mail).length).toBeLessThanOrEqual(1)
          }
        }),
        { numRuns: 12 },
      )
    },
    60_000,
  )

  it('says that a dispute is open until it is closed', async () => {
    const { order, payment } = await createAwaitingPayment()
    await deliverAll([
      stripeEvent('checkout.session.completed', checkoutSession(payment, order.number)),
      stripeEvent('charge.dispute.created', stripeDispute(payment)),
    ])
    expect((await resultOf(order.id)).money).toEqual({ status: 'paid', isDisputed: true })
  })
})
