import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MONEY_STATUSES, type MoneyEntry, moneyStatus, type PaymentMoney } from './money-status'

const entry = (kind: MoneyEntry['kind'], amountMinor: number, stripeObjectId: string): MoneyEntry => ({
  kind,
  amountMinor,
  stripeObjectId,
})
const paid = (...entries: MoneyEntry[]): PaymentMoney => ({
  status: 'paid',
  entries: [entry('charge', 100, 'pi_1'), ...entries],
})
const without = (status: PaymentMoney['status']): PaymentMoney => ({ status, entries: [] })

describe('money status', () => {
  it.each<[string, PaymentMoney[], string, boolean]>([
    ['no payment', [], 'unpaid', false],
    ['an open page', [without('open')], 'unpaid', false],
    ['a bank that is working on it', [without('expired'), without('pending')], 'pending', false],
    ['a debit that failed', [without('failed')], 'unpaid', false],
    ['a charge', [paid()], 'paid', false],
    ['a part given back', [paid(entry('refund', 40, 're_1'))], 'partly_refunded', false],
    [
      'all given back in parts',
      [paid(entry('refund', 40, 're_1'), entry('refund', 60, 're_2'))],
      'refunded',
      false,
    ],
    [
      'a refund that failed',
      [paid(entry('refund', 100, 're_1'), entry('refund_failed', 100, 're_1'))],
      'paid',
      false,
    ],
    ['an open dispute', [paid(entry('dispute_opened', 100, 'du_1'))], 'paid', true],
    [
      'a dispute won',
      [paid(entry('dispute_opened', 100, 'du_1'), entry('dispute_won', 100, 'du_1'))],
      'paid',
      false,
    ],
    [
      'a dispute lost',
      [paid(entry('dispute_opened', 100, 'du_1'), entry('dispute_lost', 100, 'du_1'))],
      'refunded',
      false,
    ],
    [
      'one of two disputes won',
      [
        paid(
          entry('dispute_opened', 50, 'du_1'),
          entry('dispute_opened', 50, 'du_2'),
          entry('dispute_won', 50, 'du_1'),
        ),
      ],
      'paid',
      true,
    ],
    ['paid twice, one given back', [paid(), paid(entry('refund', 100, 're_1'))], 'paid', false],
    [
      'paid twice, both given back',
      [paid(entry('refund', 100, 're_1')), paid(entry('refund', 100, 're_2'))],
      'refunded',
      false,
    ],
  ])('says of %s', (_name, payments, status, isDisputed) => {
    expect(moneyStatus(payments)).toEqual({ status, isDisputed })
  })

  it('does not depend on the order of entries and payments', () => {
    const kinds = [
      'charge',
      'refund',
      'refund_failed',
      'dispute_opened',
      'dispute_won',
      'dispute_lost',
    ] as const
    const anEntry = fc.record({
      kind: fc.constantFrom(...kinds),
      amountMinor: fc.nat(200),
      stripeObjectId: fc.constantFrom('a', 'b', 'c'),
    })
    const aPayment = fc.record({
      status: fc.constantFrom('open', 'pending', 'failed', 'expired', 'paid'),
      entries: fc.array(anEntry),
    })
    fc.assert(
      fc.property(fc.array(aPayment, { maxLength: 4 }), (payments) => {
        const turned = payments
          .toReversed()
          .map((payment) => ({ ...payment, entries: payment.entries.toReversed() }))
        expect(moneyStatus(turned)).toEqual(moneyStatus(payments))
        expect(MONEY_STATUSES).toContain(moneyStatus(payments).status)
      }),
    )
  })
})
