import { beforeEach, expect, it } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { readDashboard } from '@/lib/staff/dashboard-queries'
import { createDelivery } from '@/tests/factories/delivery'
import { createOrder } from '@/tests/factories/order'
import { createPayment } from '@/tests/factories/payment'
import { createStaff, createUser } from '@/tests/factories/user'

const now = new Date()
const hoursFrom = (date: Date, hours: number) => new Date(date.getTime() + hours * 3_600_000)
const ago = (hours: number) => hoursFrom(now, -hours)

const actorOf = async (kind: 'staff' | 'admin'): Promise<StaffActor> => ({
  kind,
  userId: (await createStaff({ role: kind })).id,
})

async function read(kind: 'staff' | 'admin' = 'admin', at = now) {
  const found = await readDashboard(await actorOf(kind), { timeZone: 'UTC', now: at })
  if (!found.ok) throw new Error(found.code)
  return found.value
}

/** An order paid so many hours ago whose video came after so many hours, less what the patient was waited for. */
async function delivered(paidHoursAgo: number, afterHours: number, pausedHours = 0) {
  const paidAt = ago(paidHoursAgo)
  const dueAt = hoursFrom(paidAt, 24 + pausedHours)
  const deliveredAt = hoursFrom(paidAt, afterHours)
  const order = await createOrder({
    status: 'delivered',
    paidAt,
    dueAt,
    deliveredAt,
    promiseMissedAt: deliveredAt > dueAt ? dueAt : null,
  })
  const delivery = await createDelivery(order.id)
  await db().delivery.update({ where: { id: delivery.id }, data: { deliveredAt } })
  return order
}

beforeEach(async () => {
  // Orders of other tests in this database are older than what is looked at.
  await db().order.updateMany({
    where: { paidAt: { not: null } },
    data: { paidAt: ago(40 * 24) },
  })
})

it('counts kept promises and the time in our hands', async () => {
  await delivered(100, 10)
  await delivered(90, 20)
  await delivered(80, 40, 20)
  await delivered(70, 30)
  // Still within its promise: it says nothing yet.
  await createOrder({ status: 'received', paidAt: ago(1), dueAt: hoursFrom(ago(1), 24) })
  // Too long ago.
  await delivered(31 * 24, 30)
  const { promises } = await read()
  expect(promises).toMatchObject({ onTime: 3, late: 1 })
  expect(promises.p50Hours).toBeCloseTo(20, 3)
  // 10, 20, 20 and 30 hours.
  expect(promises.p95Hours).toBeCloseTo(28.5, 3)
})

it('has a day for each of 30, with the orders that were paid on it', async () => {
  const midnight = new Date(now.toISOString().slice(0, 10))
  for (const paidAt of [now, midnight, hoursFrom(midnight, -0.01)])
    await createOrder({ status: 'received', paidAt, dueAt: hoursFrom(paidAt, 24) })
  const { orders } = await read()
  expect(orders).toHaveLength(30)
  expect(orders.slice(-2)).toEqual([
    { day: ago(24).toISOString().slice(0, 10), paid: 1 },
    { day: now.toISOString().slice(0, 10), paid: 2 },
  ])
})

it('adds up what came in and what went back, for admins only', async () => {
  const order = await createOrder({ status: 'received' })
  await db().order.update({ where: { id: order.id }, data: { currency: 'chf' } })
  const payment = await createPayment({ ...order, currency: 'chf' }, { status: 'paid', amountMinor: 14_900 })
  const entry = { paymentId: payment.id, currency: 'chf', at: now }
  await db().paymentEntry.createMany({
    data: [
      { ...entry, kind: 'refund', amountMinor: 4_900, stripeObjectId: `re_kept_${payment.id}` },
      { ...entry, kind: 'refund', amountMinor: 1_000, stripeObjectId: `re_failed_${payment.id}` },
      { ...entry, kind: 'refund_failed', amountMinor: 1_000, stripeObjectId: `re_failed_${payment.id}` },
    ],
  })
  const francs = (await read('admin', new Date())).money?.filter(({ currency }) => currency === 'chf') ?? []
  expect(francs).toHaveLength(30)
  expect(francs.at(-1)).toMatchObject({ inMinor: 14_900, backMinor: 4_900 })
  expect((await read('staff')).money).toBeNull()
})

it('names what is stuck', async () => {
  const before = (await read()).stuck
  await createOrder({ status: 'received', paidAt: ago(30), dueAt: ago(6) })
  await createOrder({ status: 'received', paidAt: ago(19), dueAt: hoursFrom(now, 5) })
  await createOrder({ status: 'needs_info', paidAt: ago(80), dueAt: ago(50), pausedAt: ago(60) })
  const { stuck } = await read()
  expect(stuck).toMatchObject({
    late: before.late + 1,
    unclaimedSoon: before.unclaimedSoon + 1,
    silentPatients: before.silentPatients + 1,
    urgent: before.urgent,
  })
})

it('is for staff only', async () => {
  const patient = { kind: 'patient', userId: (await createUser()).id } as const
  expect(await readDashboard(patient, { timeZone: 'UTC', now })).toEqual({ ok: false, code: 'NOT_ALLOWED' })
})
