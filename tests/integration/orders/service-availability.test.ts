import { beforeEach, describe, expect, it } from 'vitest'
import { ordersAvailability, servedPlaces, serviceAvailability } from '@/lib/orders/service-availability'
import { db } from '@/lib/platform/db'
import { createOrder } from '@/tests/factories/order'
import { createPayment } from '@/tests/factories/payment'
import { createStaff, createUser } from '@/tests/factories/user'

const HOUR_MS = 3_600_000
const now = new Date()
const ask = (place = 'US-NY') => serviceAvailability(db(), { place, now })

beforeEach(async () => {
  await db().staffPlace.deleteMany()
  await db().siteSettings.deleteMany()
  await db().order.updateMany({
    where: { paidAt: { not: null } },
    data: { paidAt: new Date(now.getTime() - 48 * HOUR_MS) },
  })
})

describe('service availability', () => {
  it('needs somebody licensed there who can work', async () => {
    expect(await ask()).toEqual({ status: 'NOT_SERVED' })
    await createStaff({ licensedIn: ['IE'] })
    await createStaff({ disabledAt: now })
    const expired = await createStaff()
    await db().staffPlace.updateMany({ where: { userId: expired.id }, data: { expiresAt: now } })
    await createUser({
      places: { create: [{ place: 'US-NY', expiresAt: new Date(now.getTime() + HOUR_MS) }] },
    })
    expect(await ask()).toEqual({ status: 'NOT_SERVED' })
    expect(await servedPlaces(now)).toEqual(['IE'])
    await createStaff()
    expect(await ask()).toEqual({ status: 'OPEN' })
    expect(await servedPlaces(now)).toEqual(['IE', 'US-NY'])
  })

  it('follows the pause until it is over', async () => {
    await createStaff()
    await db().siteSettings.create({ data: { id: 1, areOrdersPaused: true } })
    expect(await ask()).toEqual({ status: 'PAUSED', opensAt: null })
    const later = new Date(now.getTime() + HOUR_MS)
    await db().siteSettings.update({ where: { id: 1 }, data: { pausedUntil: later } })
    expect(await ask()).toEqual({ status: 'PAUSED', opensAt: later })
    // Known before anybody has said where they are.
    expect(await ordersAvailability(now)).toEqual({ status: 'PAUSED', opensAt: later })
    await db().siteSettings.update({ where: { id: 1 }, data: { pausedUntil: now } })
    expect(await ask()).toEqual({ status: 'OPEN' })
    expect(await ordersAvailability(now)).toEqual({ status: 'OPEN' })
    await db().siteSettings.update({ where: { id: 1 }, data: { dailyOrderCap: 0 } })
    expect(await ask()).toEqual({ status: 'PAUSED', opensAt: null })
  })

  it('closes at the cap of 24 hours and says when the next place is free', async () => {
    await createStaff()
    await db().siteSettings.create({ data: { id: 1, dailyOrderCap: 2 } })
    const paidHoursAgo = async (hours: number) => {
      const order = await createOrder({ status: 'received' })
      await db().order.update({
        where: { id: order.id },
        data: { paidAt: new Date(now.getTime() - hours * HOUR_MS) },
      })
    }
    await paidHoursAgo(25)
    await paidHoursAgo(20)
    expect(await ask()).toEqual({ status: 'OPEN' })
    await paidHoursAgo(3)
    expect(await ask()).toEqual({ status: 'CAP_REACHED', opensAt: new Date(now.getTime() + 4 * HOUR_MS) })
    await paidHoursAgo(1)
    expect(await ask()).toEqual({ status: 'CAP_REACHED', opensAt: new Date(now.getTime() + 21 * HOUR_MS) })
  })

  it('counts whoever is at a payment page, until it closes, but not for their own order', async () => {
    await createStaff()
    await db().siteSettings.create({ data: { id: 1, dailyOrderCap: 2 } })
    const paid = await createOrder({ status: 'received' })
    await db().order.update({ where: { id: paid.id }, data: { paidAt: new Date(now.getTime() - HOUR_MS) } })
    const paying = await createOrder({ status: 'awaiting_payment' })
    const expiresAt = new Date(now.getTime() + HOUR_MS)
    const { id } = await createPayment(paying, { status: 'open', expiresAt })
    expect(await ask()).toEqual({ status: 'CAP_REACHED', opensAt: expiresAt })
    const own = { place: 'US-NY', orderId: paying.id, now }
    expect(await serviceAvailability(db(), own)).toEqual({ status: 'OPEN' })
    await db().payment.update({ where: { id }, data: { expiresAt: now } })
    expect(await ask()).toEqual({ status: 'OPEN' })
    await db().payment.update({ where: { id }, data: { status: 'pending' } })
    expect(await ask()).toMatchObject({ status: 'CAP_REACHED' })
    await db().payment.update({ where: { id }, data: { status: 'failed' } })
    expect(await ask()).toEqual({ status: 'OPEN' })
  })
})
