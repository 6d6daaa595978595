import { describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { getTakeAway, saveTakeAway } from '@/lib/deliveries/take-away'
import { NO_TAKE_AWAY } from '@/lib/deliveries/take-away-schema'
import { openDelivery } from '@/lib/deliveries/understanding'
import { eraseOrder } from '@/lib/orders/erase-order'
import { db } from '@/lib/platform/db'
import { createDelivery } from '@/tests/factories/delivery'
import { createOrder } from '@/tests/factories/order'
import { createStaff, createUser } from '@/tests/factories/user'

const now = new Date('2026-11-23T12:00:00Z')
const REPORT = 'FINDINGS: None.\nIMPRESSION: Mild change. Recommend follow-up MRI in 6 months.'
const VISIT = { day: '2027-01-05', time: '09:30', what: 'See my doctor' }

async function openedOrder() {
  const order = await createOrder({ status: 'delivered', text: { pastedText: REPORT } })
  await createDelivery(order.id)
  const actor: Actor = { kind: 'patient', userId: order.userId ?? '' }
  await openDelivery(actor, { orderId: order.id, answers: { understood: null, anxious: null }, now })
  return { orderId: order.id, number: order.number, actor }
}

describe('what a patient takes to the doctor', () => {
  it('has the points, the next step in the words of the report, and what the patient added', async () => {
    const { orderId, number, actor } = await openedOrder()
    const questions = { ticked: ['What happens next, and when?'], own: ['May I lift my zebra?'] }
    expect((await saveTakeAway(actor, { orderId, changes: questions, now })).ok).toBe(true)
    expect((await saveTakeAway(actor, { orderId, changes: { visit: VISIT }, now })).ok).toBe(true)
    expect(await getTakeAway(actor, { orderId, now })).toMatchObject({
      ok: true,
      value: {
        orderNumber: number,
        keyPoints: ['This is what your report says.'],
        nextSteps: ['Recommend follow-up MRI in 6 months.'],
        mine: { ...questions, visit: VISIT },
      },
    })
    const { body } = await db().takeAway.findUniqueOrThrow({ where: { orderId } })
    expect(body).not.toContain('zebra')
  })

  it('loses nothing when both forms are sent at once', async () => {
    const { orderId, actor } = await openedOrder()
    const own = ['One?', 'Two?']
    await Promise.all([
      saveTakeAway(actor, { orderId, changes: { ticked: [], own }, now }),
      saveTakeAway(actor, { orderId, changes: { visit: VISIT }, now }),
    ])
    expect(await getTakeAway(actor, { orderId, now })).toMatchObject({
      value: { mine: { own, visit: VISIT } },
    })
  })

  it('is closed before the door was opened, and to everybody else', async () => {
    const { orderId } = await openedOrder()
    const stranger: Actor = { kind: 'patient', userId: (await createUser()).id }
    const staff: Actor = { kind: 'staff', userId: (await createStaff()).id }
    for (const actor of [stranger, staff, { kind: 'anonymous' } as const]) {
      expect(await getTakeAway(actor, { orderId, now })).toMatchObject({ code: 'NOT_FOUND' })
      expect(await saveTakeAway(actor, { orderId, changes: { own: ['x'] }, now })).toMatchObject({
        code: 'NOT_FOUND',
      })
    }
    expect(await db().takeAway.count({ where: { orderId } })).toBe(0)
    const unopened = await createOrder({ status: 'delivered' })
    await createDelivery(unopened.id)
    const owner: Actor = { kind: 'patient', userId: unopened.userId ?? '' }
    expect(await getTakeAway(owner, { orderId: unopened.id, now })).toEqual({ ok: false, code: 'NOT_OPENED' })
  })

  it('is gone when the order is erased', async () => {
    const { orderId, actor } = await openedOrder()
    await saveTakeAway(actor, { orderId, changes: { own: ['Why?'] }, now })
    await eraseOrder(orderId, now)
    expect(await db().takeAway.count({ where: { orderId } })).toBe(0)
    expect(await saveTakeAway(actor, { orderId, changes: NO_TAKE_AWAY, now })).toMatchObject({ ok: false })
  })
})
