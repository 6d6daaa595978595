import { describe, expect, it } from 'vitest'
import { receiveAtOnce } from '@/lib/payments/receive-at-once'
import { recordStepByStep, recordStripeEvent } from '@/lib/payments/record-stripe-event'
import { db, pool } from '@/lib/platform/db'
import { stripeEventSchema } from '@/lib/platform/stripe-objects'
import { checkoutSession, stripeEvent } from '@/tests/factories/stripe-event'
import { createStaff, createUser } from '@/tests/factories/user'
import { withBrokenStatement } from './broken-statement'
import { createAwaitingPayment, rowCounts } from './payment-harness'

const NOW = new Date('2026-11-23T12:00:00.123Z')
type Awaiting = Awaited<ReturnType<typeof createAwaitingPayment>>

async function awaiting() {
  const { order, payment } = await createAwaitingPayment()
  const event = stripeEventSchema.parse(
    stripeEvent('checkout.session.completed', checkoutSession(payment, order.number)),
  )
  return { order, payment, event }
}

/** Every row that belongs to the order, with ids and times of its own taken out. */
async function everyRow({ order, payment }: Awaiting, eventId: string) {
  const read = async (sql: string, value: string) =>
    (await pool().query<Record<string, unknown>>(sql, [value])).rows
  const mails = await read('select * from "Mail" where "orderId" = $1 order by kind, "userId"', order.id)
  const rows = {
    order: await read('select * from "Order" where id = $1', order.id),
    payments: await read('select * from "Payment" where "orderId" = $1', order.id),
    entries: await read('select * from "PaymentEntry" where "paymentId" = $1', payment.id),
    events: await read('select * from "OrderEvent" where "orderId" = $1', order.id),
    stripe: await read('select * from "StripeEvent" where id = $1', eventId),
    mails,
    jobs: await read(
      `select * from pgboss.job where data->>'mailId' = any(string_to_array($1, ',')) order by data->>'mailId'`,
      mails.map((mail) => mail.id).join(','),
    ),
  }
  return rows
}

/** Ids that are made anew, and clocks that the database or Prisma reads, cannot be equal; that they are there must. */
function comparable(rows: Awaited<ReturnType<typeof everyRow>>): unknown {
  const own = new Set([
    'id',
    'number',
    'orderId',
    'paymentId',
    'userId',
    'email',
    'stripeSessionId',
    'stripePaymentIntentId',
    'stripeObjectId',
  ])
  const clocks = new Set([
    'createdAt',
    'updatedAt',
    'draftExpiresAt',
    'expiresAt',
    'created_on',
    'start_after',
    'keep_until',
  ])
  const hide = (name: string, value: unknown): unknown => {
    if (value === null) return null
    if (own.has(name) || clocks.has(name)) return `some ${name}`
    if (name === 'subjectKey') return String(value).replaceAll(/[0-9a-f-]{36}/g, 'uuid')
    if (name === 'data') return Object.keys(Object(value))
    return typeof value === 'string' && value.startsWith('v1.') ? 'ciphertext' : value
  }
  return Object.fromEntries(
    Object.entries(rows).map(([table, list]) => [
      table,
      list.map((row) =>
        Object.fromEntries(Object.entries(row).map(([name, value]) => [name, hide(name, value)])),
      ),
    ]),
  )
}

describe('receiving at once', () => {
  it.each([
    ['two on duty', [{ isOnDuty: true }, { isOnDuty: true }]],
    ['nobody on duty, one admin', [{ isOnDuty: false, role: 'admin' as const }, { isOnDuty: false }]],
    [
      'nobody to tell',
      [
        { isOnDuty: true, disabledAt: NOW },
        { isOnDuty: true, email: null },
      ],
    ],
  ])('writes exactly the rows of the general way: %s', async (_name, staff) => {
    await db().user.updateMany({ data: { isOnDuty: false, disabledAt: NOW } })
    for (const member of staff) await createStaff(member)
    await createUser({ isOnDuty: true })
    const [fast, general] = [await awaiting(), await awaiting()]
    expect(await receiveAtOnce(fast.event, NOW)).toBe(true)
    expect(await recordStepByStep(general.event, NOW)).toBe('RECORDED')
    const fastRows = await everyRow(fast, fast.event.id)
    const generalRows = await everyRow(general, general.event.id)
    expect(fastRows.jobs).toHaveLength(fastRows.mails.length)
    expect(comparable(fastRows)).toEqual(comparable(generalRows))
  })

  it('leaves everything that is not the everyday case alone, with nothing written', async () => {
    const { order, payment, event } = await awaiting()
    const session = (overrides: object) =>
      stripeEventSchema.parse(
        stripeEvent('checkout.session.completed', checkoutSession(payment, order.number, { ...overrides })),
      )
    const events = [
      session({ payment_status: 'unpaid' }),
      session({ amount_total: 1 }),
      session({ currency: 'eur' }),
      session({ id: 'cs_test_other' }),
      session({ mode: 'setup' }),
      session({ payment_intent: null }),
      session({ metadata: { payment_id: payment.id, order_number: 'MP-0000-0000' } }),
      session({ metadata: { payment_id: payment.id } }),
      session({ metadata: {} }),
      session({ client_reference_id: null }),
      { ...event, isLive: true },
      { ...event, type: 'checkout.session.async_payment_succeeded' },
    ]
    const before = await rowCounts()
    for (const other of events) expect(await receiveAtOnce(other, NOW)).toBe(false)
    expect(await rowCounts()).toEqual(before)
    await db().order.update({ where: { id: order.id }, data: { status: 'draft' } })
    expect(await receiveAtOnce(event, NOW)).toBe(false)
    expect(await rowCounts()).toEqual(before)
  })

  it('writes once when many try at the same time', async () => {
    const { event, order } = await awaiting()
    const tries = await Promise.all(Array.from({ length: 20 }, () => receiveAtOnce(event, NOW)))
    expect(tries.filter(Boolean)).toHaveLength(1)
    expect(await db().orderEvent.count({ where: { orderId: order.id } })).toBe(1)
  })

  it('is not half-written when its connection breaks', async () => {
    const { event, order } = await awaiting()
    const before = await rowCounts()
    expect(await withBrokenStatement(1, () => receiveAtOnce(event, NOW))).toBe('finished')
    expect(await rowCounts()).toEqual(before)
    expect(await recordStripeEvent(event, NOW)).toBe('RECORDED')
    expect(await recordStripeEvent(event, NOW)).toBe('DUPLICATE')
    expect(await db().orderEvent.count({ where: { orderId: order.id } })).toBe(1)
  })

  it('loses to an order that changes while it waits, and takes everything back', async () => {
    const { event, order } = await awaiting()
    const before = await rowCounts()
    const other = await pool().connect()
    await other.query('begin')
    await other.query(`update "Order" set status = 'draft' where id = $1`, [order.id])
    const attempt = receiveAtOnce(event, NOW)
    await expect
      .poll(async () => (await pool().query(`select 1 from pg_locks where not granted`)).rowCount)
      .toBe(1)
    await other.query('commit')
    other.release()
    expect(await attempt).toBe(false)
    expect(await rowCounts()).toEqual(before)
    expect(await recordStepByStep(event, NOW)).toBe('RECORDED')
    expect(await db().order.findUnique({ where: { id: order.id } })).toMatchObject({ status: 'received' })
  })
})
