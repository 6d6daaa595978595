import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evidenceOf, joinPaymentStatus, PAYMENT_STATUSES } from './payment-status'

const status = fc.constantFrom(...PAYMENT_STATUSES)

describe('payment status', () => {
  it('joins in any order and any number to the same', () => {
    fc.assert(
      fc.property(status, status, status, (a, b, c) => {
        expect(joinPaymentStatus(a, b)).toBe(joinPaymentStatus(b, a))
        expect(joinPaymentStatus(joinPaymentStatus(a, b), c)).toBe(
          joinPaymentStatus(a, joinPaymentStatus(b, c)),
        )
        expect(joinPaymentStatus(a, a)).toBe(a)
        expect(joinPaymentStatus(a, 'paid')).toBe('paid')
      }),
    )
  })

  it.each([
    ['open', { status: 'open', isPaid: false, intentStatus: null }, null, 'open'],
    [
      'complete and paid',
      { status: 'complete', isPaid: true, intentStatus: null },
      'checkout.session.completed',
      'paid',
    ],
    [
      'complete and unpaid',
      { status: 'complete', isPaid: false, intentStatus: null },
      'checkout.session.completed',
      'pending',
    ],
    [
      'a debit that failed, by its event',
      { status: 'complete', isPaid: false, intentStatus: null },
      'checkout.session.async_payment_failed',
      'failed',
    ],
    [
      'a debit that failed, when read',
      { status: 'complete', isPaid: false, intentStatus: 'requires_payment_method' },
      null,
      'failed',
    ],
    [
      'a debit under way, when read',
      { status: 'complete', isPaid: false, intentStatus: 'processing' },
      null,
      'pending',
    ],
    ['expired', { status: 'expired', isPaid: false, intentStatus: null }, null, 'expired'],
    ['paid, but not complete', { status: 'open', isPaid: true, intentStatus: null }, null, 'open'],
  ] as const)('takes a session that is %s for what it is', (_name, session, eventType, expected) => {
    expect(evidenceOf(session, eventType)).toBe(expected)
  })
})
