import { describe, expect, it } from 'vitest'
import { startSession } from '@/lib/auth/sessions'
import { eraseOrder } from '@/lib/orders/erase-order'
import { forgetPatients } from '@/lib/orders/forget-patients'
import { db } from '@/lib/platform/db'
import { createOrder } from '@/tests/factories/order'
import { createPayment } from '@/tests/factories/payment'
import { createStaff, createUser } from '@/tests/factories/user'

const now = new Date('2026-11-23T12:00:00Z')
const yearsAgo = (years: number, days = 0) => new Date(Date.UTC(2026 - years, 10, 23 - days, 12))

type Given = Parameters<typeof createOrder>[0]

/** An order that ended, and was erased, of a patient of its own. */
async function ended(given: Given, isErased = true) {
  const patient = await createUser()
  const order = await createOrder({ ...given, userId: patient.id, email: patient.email })
  if (isErased) await eraseOrder(order.id, now)
  return { orderId: order.id, userId: patient.id }
}
const paidAndEnded = (closedAt: Date): Given => ({
  status: 'delivered',
  closedAt,
  deliveredAt: closedAt,
  paidAt: closedAt,
})
const stateOf = async ({ orderId, userId }: { orderId: string; userId: string }) => {
  const order = await db().order.findUniqueOrThrow({ where: { id: orderId } })
  const isForgotten = order.email === null && order.userId === null && order.place === null
  return { isForgotten, hasUser: (await db().user.count({ where: { id: userId } })) === 1 }
}
const forgotten = { isForgotten: true, hasUser: false }
const known = { isForgotten: false, hasUser: true }

describe('whose an order was', () => {
  it('is forgotten seven years after a paid order ended, and its patient with it', async () => {
    const due = await ended(paidAndEnded(yearsAgo(7, 1)))
    const notYet = await ended(paidAndEnded(yearsAgo(6, 364)))
    await createPayment(await db().order.findUniqueOrThrow({ where: { id: due.orderId } }), {
      status: 'paid',
    })
    await forgetPatients(now)
    expect(await stateOf(due)).toEqual(forgotten)
    expect(await stateOf(notYet)).toEqual(known)
    // The record of the money stays.
    expect(await db().payment.count({ where: { orderId: due.orderId } })).toBe(1)
  })

  it('is forgotten at once where no money moved, but not while some may come', async () => {
    const canceled = await ended({ status: 'canceled', closedAt: yearsAgo(0, 1) })
    const refundable = await ended({ status: 'expired', closedAt: yearsAgo(0, 1) })
    const order = await db().order.findUniqueOrThrow({ where: { id: refundable.orderId } })
    await createPayment(order, { status: 'paid' })
    await forgetPatients(now)
    expect(await stateOf(canceled)).toEqual(forgotten)
    expect(await stateOf(refundable)).toEqual(known)
  })

  it('stays while the order is not erased or not over', async () => {
    const readable = await ended(paidAndEnded(yearsAgo(8)), false)
    const open = await ended({ status: 'received' }, false)
    await forgetPatients(now)
    expect(await stateOf(readable)).toEqual(known)
    expect(await stateOf(open)).toEqual(known)
  })

  it('leaves a patient who is signed in or has another order, and everybody who works here', async () => {
    const signedIn = await ended(paidAndEnded(yearsAgo(8)))
    await db().$transaction((tx) => startSession(tx, { id: signedIn.userId, role: 'patient' }, now))
    const returning = await ended(paidAndEnded(yearsAgo(8)))
    await createOrder({ status: 'received', userId: returning.userId })
    const staff = await createStaff()
    await forgetPatients(now)
    expect(await stateOf(signedIn)).toEqual({ isForgotten: true, hasUser: true })
    expect(await stateOf(returning)).toEqual({ isForgotten: true, hasUser: true })
    expect(await db().user.count({ where: { id: staff.id } })).toBe(1)
    await db().session.deleteMany({ where: { userId: signedIn.userId } })
    await forgetPatients(now)
    expect(await stateOf(signedIn)).toEqual(forgotten)
  })

  it('is all forgotten or not at all, by the database', async () => {
    const { orderId } = await ended(paidAndEnded(yearsAgo(1)))
    const halfway = db().order.update({ where: { id: orderId }, data: { userId: null } })
    await expect(halfway).rejects.toThrow(/order_has_a_patient/)
  })
})
