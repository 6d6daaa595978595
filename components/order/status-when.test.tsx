import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { PatientOrder } from '@/lib/orders/order-queries'
import { OrderListCard } from './order-list-card'
import { StatusKept } from './status-kept'
import { StatusTimeline } from './status-timeline'
import { StatusWhen } from './status-when'

const NOW = new Date('2026-11-23T12:00:00Z')
const HOUR_MS = 3_600_000
const PAID = { amount: { amountMinor: 14_900, currency: 'usd' }, at: NOW }

const NO_MONEY: PatientOrder['money'] = {
  isPending: false,
  hasFailed: false,
  charges: [],
  refunds: [],
  refunding: null,
  refundFailed: null,
  receiptUrl: null,
}

function orderWith(changes: Partial<PatientOrder>): PatientOrder {
  return {
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
    isPromiseKept: false,
    isErased: false,
    closeReason: 'patient_canceled',
    keptUntil: null,
    happenings: [],
    messages: [],
    filesSinceAsked: 0,
    money: NO_MONEY,
    mayCancel: false,
    mayCorrectAddress: false,
    version: '1',
    ...changes,
  }
}

function shown(money: Partial<PatientOrder['money']>, changes: Partial<PatientOrder> = {}): string {
  const order = orderWith({ money: { ...NO_MONEY, ...money }, ...changes })
  return renderToStaticMarkup(<StatusWhen order={order} now={NOW} isBackFromPayment={false} />)
}

test.each([
  ['on its way back', { charges: [PAID], refunding: PAID.amount }, 'Your money is on its way back'],
  [
    'refused by the bank',
    { charges: [PAID], refundFailed: PAID.amount },
    'We could not send your money back yet',
  ],
  ['sent back', { charges: [PAID], refunds: [PAID] }, 'We sent your money back'],
  ['never paid', {}, 'You paid nothing.'],
  ['still with a bank', { isPending: true }, 'Your bank is still working on your payment'],
])('a canceled order whose money was %s says so', (_, money, answer) => {
  const html = shown(money)
  expect(html).toContain(answer)
  expect(html).toContain('What happens now?')
  expect(html).not.toMatch(/When\?|Nothing more/)
})

test('a video that is made again was there in time: nothing is late, and no money goes back', () => {
  const again = { status: 'in_production', dueAt: new Date(NOW.getTime() - HOUR_MS) } as const
  const kept = shown({ charges: [PAID] }, { ...again, isPromiseKept: true })
  expect(kept).toContain('We are making your video again.')
  expect(kept).not.toMatch(/late|money/)
  expect(shown({ charges: [PAID] }, again)).toContain('We are late')
})

test.each([
  ['draft', 'We keep what you filled in until Nov 30, 2026. Then we delete it.'],
  ['received', 'for 2 years after your order ends'],
  ['delivered', 'until Nov 30, 2026. Then we delete it.'],
  ['canceled', 'until Nov 30, 2026. Then we delete it.'],
  ['expired', 'one day after an order has ended'],
] as const)('an order that is %s says how long it is kept', (status, words) => {
  const keptUntil = status === 'received' ? null : new Date('2026-11-30T12:00:00Z')
  const html = renderToStaticMarkup(<StatusKept order={orderWith({ status, keptUntil })} />)
  expect(html).toContain(words)
})

test('a delivered order whose time is over offers nothing to watch', () => {
  const erased = { status: 'delivered', deliveredAt: NOW, isErased: true } as const
  expect(shown({ charges: [PAID] }, erased)).not.toContain('ready')
  const html = renderToStaticMarkup(<StatusKept order={orderWith(erased)} />)
  expect(html).toContain('We have deleted your report')
  const card = <OrderListCard order={orderWith(erased)} now={NOW} goOn={async () => undefined} />
  expect(renderToStaticMarkup(card)).toContain('Deleted')
  expect(renderToStaticMarkup(card)).not.toMatch(/Ready|Watch/)
})

test('a time is not torn apart at the end of a line', () => {
  const order = { status: 'received', dueAt: new Date(NOW.getTime() + HOUR_MS) } as const
  expect(shown({ charges: [PAID] }, order)).toContain(
    'Mon, Nov 23, <span class="whitespace-nowrap">1:00 pm UTC</span>',
  )
})

const WAITING = { status: 'needs_info', pausedAt: new Date(NOW.getTime() - HOUR_MS) } as const
const dueIn = (hours: number) => new Date(WAITING.pausedAt.getTime() + hours * HOUR_MS)

test.each([
  ['in time', { dueAt: dueIn(3) }, 'After that we need 3 more hours at most.'],
  ['late before we asked', { dueAt: dueIn(-1) }, 'We are late, and we are sorry.'],
  ['late and paid back', { dueAt: dueIn(-1), promiseMissedAt: NOW }, 'We are late, and we are sorry.'],
  ['made again', { dueAt: dueIn(-1), isPromiseKept: true }, 'You pay nothing more.'],
])('an order that waits for its patient says until when, and what then: %s', (_, changes, after) => {
  const text = shown(
    { charges: [PAID] },
    { ...WAITING, timeZone: 'America/New_York', ...changes },
  ).replaceAll(/<[^>]+>/g, '')
  expect(text).toContain(after)
  expect(text).toContain('Please answer by Mon, Nov 30, 6:00 am your time. If we hear nothing by then')
  expect(text.includes('at most')).toBe(after.includes('at most'))
})

test.each([
  [true, 'You answered'],
  [false, 'We went on without an answer'],
])('whoever ended the waiting is told as such (the patient: %s)', (isByPatient, words) => {
  const order = orderWith({
    status: 'received',
    happenings: [{ command: 'answer_info', at: NOW, isByPatient }],
  })
  expect(renderToStaticMarkup(<StatusTimeline order={order} />)).toContain(words)
})
