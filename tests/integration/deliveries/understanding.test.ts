import { describe, expect, it } from 'vitest'
import type { Actor, StaffActor } from '@/lib/auth/actor'
import { listNewComments } from '@/lib/deliveries/new-comments'
import {
  answerCard,
  openDelivery,
  readUnderstanding,
  saveAfter,
  understandingForStaff,
} from '@/lib/deliveries/understanding'
import { eraseOrder } from '@/lib/orders/erase-order'
import { db } from '@/lib/platform/db'
import { screenPatientTexts } from '@/lib/safety/flag-alarming-text'
import { markSerious, readCheckCards, saveCheckCards } from '@/lib/videos/check-cards'
import { createDelivery } from '@/tests/factories/delivery'
import { createOrder } from '@/tests/factories/order'
import { createStaff, createUser } from '@/tests/factories/user'

const now = new Date('2026-11-23T12:00:00Z')
const later = new Date('2026-11-23T13:00:00Z')
const NOTHING = { understood: null, anxious: null }
const CARDS = [
  { question: 'Is a bone broken?', options: ['Yes', 'No'], right: 1, why: 'The report names no break.' },
]

async function deliveredOrder(status: 'delivered' | 'in_review' = 'delivered') {
  const order = await createOrder({ status })
  const delivery = await createDelivery(order.id)
  const actor: Actor = { kind: 'patient', userId: order.userId ?? '' }
  return { orderId: order.id, deliveryId: delivery.id, actor }
}

async function staffActor(): Promise<StaffActor> {
  return { kind: 'staff', userId: (await createStaff()).id }
}

const firstWatchedAt = async (id: string) =>
  (await db().delivery.findUniqueOrThrow({ where: { id } })).firstWatchedAt

describe('the door', () => {
  it('notes the first press and what was said before it, and keeps both', async () => {
    const { orderId, deliveryId, actor } = await deliveredOrder()
    const open = (answers: { understood: number | null; anxious: number | null }, at: Date) =>
      openDelivery(actor, { orderId, answers, now: at })
    expect((await open({ understood: 2, anxious: null }, now)).ok).toBe(true)
    expect((await open({ understood: 5, anxious: 5 }, later)).ok).toBe(true)
    expect(await firstWatchedAt(deliveryId)).toEqual(now)
    expect(await readUnderstanding(orderId, deliveryId)).toMatchObject({
      understood_before: 2,
      anxious_before: null,
      hasAnsweredAfter: false,
    })
  })

  it('is closed to everybody else, and a denied patient is on record', async () => {
    const { orderId, deliveryId } = await deliveredOrder()
    const stranger: Actor = { kind: 'patient', userId: (await createUser()).id }
    for (const actor of [stranger, await staffActor(), { kind: 'anonymous' } as const]) {
      const input = { orderId, now, answers: { understood: 1, anxious: 1 } }
      expect(await openDelivery(actor, input)).toEqual({ ok: false, code: 'NOT_FOUND' })
      expect(await saveAfter(actor, { ...input, comment: 'x' })).toEqual({ ok: false, code: 'NOT_FOUND' })
      expect(await answerCard(actor, { orderId, now, card: 0, answer: 0 })).toMatchObject({ ok: false })
    }
    expect(await firstWatchedAt(deliveryId)).toBeNull()
    expect(await db().understandingAnswer.count({ where: { deliveryId } })).toBe(0)
    expect(await db().auditEvent.count({ where: { orderId, action: 'order.denied' } })).toBe(3)
  })

  it('stays closed after a withdrawal', async () => {
    const { orderId, deliveryId, actor } = await deliveredOrder()
    const { deliveredById } = await db().delivery.findUniqueOrThrow({ where: { id: deliveryId } })
    await db().delivery.update({
      where: { id: deliveryId },
      data: { withdrawnAt: now, withdrawnById: deliveredById },
    })
    const answers = { understood: 3, anxious: 3 }
    expect(await openDelivery(actor, { orderId, answers, now })).toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('after watching', () => {
  it('keeps the first answers and an encrypted comment, for the patient and for staff', async () => {
    const { orderId, deliveryId, actor } = await deliveredOrder()
    const staff = await staffActor()
    expect(await understandingForStaff(staff, { orderId, now })).toBeNull()
    await openDelivery(actor, { orderId, answers: { understood: 1, anxious: 5 }, now })
    const said = { orderId, now, comment: 'Now I know about my zebra.' }
    await saveAfter(actor, { ...said, answers: { understood: 4, anxious: 2 } })
    await saveAfter(actor, { ...said, answers: { understood: 1, anxious: 1 } })
    await answerCard(actor, { orderId, card: 0, answer: 1, now })
    await answerCard(actor, { orderId, card: 0, answer: 0, now })
    expect(await understandingForStaff(staff, { orderId, now })).toEqual({
      understood_before: 1,
      anxious_before: 5,
      understood_after: 4,
      anxious_after: 2,
      hasAnsweredAfter: true,
      comment: said.comment,
      cards: [1, null, null],
    })
    expect(await understandingForStaff(actor, { orderId, now })).toBeNull()
    const looks = { orderId, objectId: deliveryId, action: 'delivery.viewed', actorId: staff.userId }
    expect(await db().auditEvent.count({ where: looks })).toBe(1)
    const rows = await db().understandingAnswer.findMany({ where: { deliveryId } })
    expect(JSON.stringify(rows)).not.toContain('zebra')
  })

  it('puts a comment on a list of staff until one of them has read it', async () => {
    const { orderId, actor } = await deliveredOrder()
    const staff = await staffActor()
    const listed = async (who: Actor = staff) => {
      const found = await listNewComments(who, now)
      return found.ok ? found.value.filter((row) => row.orderId === orderId) : found.code
    }
    await openDelivery(actor, { orderId, answers: NOTHING, now })
    await saveAfter(actor, { orderId, now, comment: 'Nobody called me.', answers: NOTHING })
    expect(await listed()).toMatchObject([{ orderId, at: now }])
    expect(await listed(actor)).toBe('NOT_ALLOWED')
    expect(await understandingForStaff(staff, { orderId, now })).toMatchObject({
      comment: 'Nobody called me.',
    })
    expect(await listed()).toEqual([])
  })

  it('shows staff every comment of the order, also one on an earlier version', async () => {
    const { orderId, deliveryId, actor } = await deliveredOrder()
    const staff = await staffActor()
    await openDelivery(actor, { orderId, answers: NOTHING, now })
    await saveAfter(actor, { orderId, now, comment: 'The first.', answers: NOTHING })
    const withdrawn = { withdrawnAt: now, withdrawnById: staff.userId }
    await db().delivery.update({ where: { id: deliveryId }, data: withdrawn })
    await createDelivery(orderId)
    await openDelivery(actor, { orderId, answers: NOTHING, now: later })
    await saveAfter(actor, { orderId, now: later, comment: 'The second.', answers: NOTHING })
    expect(await understandingForStaff(staff, { orderId, now: later })).toMatchObject({
      comment: 'The first.\n\nThe second.',
    })
  })

  it('flags an order urgent once when a comment tells of an emergency', async () => {
    const { orderId, actor } = await deliveredOrder()
    const comment = 'Since today I cannot feel my legs and lost control of my bladder'
    await saveAfter(actor, { orderId, now, comment, answers: NOTHING })
    await screenPatientTexts(now)
    await screenPatientTexts(later)
    expect(await db().urgentFlag.findMany({ where: { orderId } })).toMatchObject([{ level: 'minutes' }])
  })

  it('counts a skip as said', async () => {
    const { orderId, deliveryId, actor } = await deliveredOrder()
    await saveAfter(actor, { orderId, now, comment: '', answers: { understood: null, anxious: null } })
    expect(await readUnderstanding(orderId, deliveryId)).toMatchObject({
      hasAnsweredAfter: true,
      understood_after: null,
      comment: null,
    })
  })
})

describe('the cards', () => {
  it('are written until the delivery, encrypted and on record', async () => {
    const order = await createOrder({ status: 'in_review' })
    const staff = await staffActor()
    const save = (cards: typeof CARDS) => saveCheckCards(staff, { orderId: order.id, cards, now })
    expect((await save([])).ok).toBe(true)
    expect((await save(CARDS)).ok).toBe(true)
    expect(await readCheckCards(order.id)).toEqual(CARDS)
    const { body } = await db().checkCards.findUniqueOrThrow({ where: { orderId: order.id } })
    expect(body).not.toContain('bone')
    expect(await db().auditEvent.count({ where: { orderId: order.id, action: 'cards.saved' } })).toBe(2)
    const delivered = await createOrder({ status: 'delivered' })
    expect(await saveCheckCards(staff, { orderId: delivered.id, cards: CARDS, now })).toEqual({
      ok: false,
      code: 'CONFLICT',
    })
  })
})

describe('serious news', () => {
  it('is marked from production on, and on record', async () => {
    const staff = await staffActor()
    const [worked, waiting] = [
      await createOrder({ status: 'in_production' }),
      await createOrder({ status: 'received' }),
    ]
    expect((await markSerious(staff, { orderId: worked.id, isSerious: true, now })).ok).toBe(true)
    expect((await db().order.findUniqueOrThrow({ where: { id: worked.id } })).isSerious).toBe(true)
    expect(await db().auditEvent.count({ where: { orderId: worked.id, action: 'order.changed' } })).toBe(1)
    expect(await markSerious(staff, { orderId: waiting.id, isSerious: true, now })).toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})

it('erasing an order leaves none of it', async () => {
  const { orderId, deliveryId, actor } = await deliveredOrder('in_review')
  await openDelivery(actor, { orderId, answers: { understood: 1, anxious: 5 }, now })
  await saveCheckCards(await staffActor(), { orderId, cards: CARDS, now })
  await eraseOrder(orderId, later)
  expect(await db().understandingAnswer.count({ where: { deliveryId } })).toBe(0)
  expect(await db().checkCards.count({ where: { orderId } })).toBe(0)
})
