import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { PatientOrder } from '@/lib/orders/order-queries'
import { StatusWhen } from './status-when'

const NOW = new Date('2026-11-23T12:00:00Z')
const PAID = { amount: { amountMinor: 14_900, currency: 'usd' }, at: NOW }

const NO_MONEY: PatientOrder['money'] = {
  isPending: false,
  hasFailed: false,
  charges: [],
  refunds: [],
  refunding: null,
  receiptUrl: null,
}

function shown(money: Partial<PatientOrder['money']>): string {
  const order: PatientOrder = {
    id: 'id',
    number: 'MP-7K3F-9QXD',
    status: 'canceled',
    timeZone: 'UTC',
    createdAt: NOW,
    dueAt: NOW,
    deliveredAt: null,
    locale: 'en',
    email: 'ada@patient.example',
    pausedAt: null,
    promiseMissedAt: null,
    closeReason: 'patient_canceled',
    happenings: [],
    messages: [],
    filesSinceAsked: 0,
    money: { ...NO_MONEY, ...money },
    mayCancel: false,
    mayCorrectAddress: false,
    version: '1',
  }
  return renderToStaticMarkup(<StatusWhen order={order} now={NOW} isBackFromPayment={false} />)
}

test.each([
  ['on its way back', { charges: [PAID], refunding: PAID.amount }, 'Your money is on its way back'],
  ['sent back', { charges: [PAID], refunds: [PAID] }, 'We sent your money back'],
  ['never paid', {}, 'You paid nothing.'],
])('a canceled order whose money was %s says so', (_, money, answer) => {
  const html = shown(money)
  expect(html).toContain(answer)
  expect(html).toContain('What happens now?')
  expect(html).not.toContain('When?')
})
