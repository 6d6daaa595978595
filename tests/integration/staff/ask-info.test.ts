import { describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { answerInfo } from '@/lib/orders/answer-info'
import { db } from '@/lib/platform/db'
import { askForBetterCopy, resumeWithoutAnswer } from '@/lib/staff/ask-info'
import { getOrderFacts } from '@/lib/staff/order-facts'
import { createOrder } from '@/tests/factories/order'
import { createStaff, createUser } from '@/tests/factories/user'

const now = new Date()
const later = new Date(now.getTime() + 3 * 3_600_000)
const staff = async (): Promise<Actor> => ({ kind: 'staff', userId: (await createStaff()).id })

describe('asking the patient', () => {
  it('pauses the promise, keeps the words encrypted, mails once; the answer resumes the clock', async () => {
    const patient = await createUser()
    const actor = await staff()
    const order = await createOrder({ status: 'received', userId: patient.id, email: patient.email })
    const input = { orderId: order.id, message: ' Page 2 is blurred. ', now }
    const asked = await Promise.all([askForBetterCopy(actor, input), askForBetterCopy(actor, input)])
    expect(asked.filter((result) => result.ok)).toHaveLength(1)
    expect(asked).toContainEqual({ ok: false, code: 'CONFLICT' })
    const message = await db().orderMessage.findFirstOrThrow({ where: { orderId: order.id } })
    expect(message.body).toMatch(/^v1\./)
    expect(await db().mail.count({ where: { orderId: order.id, kind: 'needs_info' } })).toBe(1)
    expect(await getOrderFacts(actor, { orderId: order.id, now })).toMatchObject({
      value: {
        status: 'needs_info',
        pausedAt: now,
        messages: [{ author: 'staff', body: 'Page 2 is blurred.' }],
      },
    })

    const answer = { orderId: order.id, message: 'Here it is', now: later }
    expect(await answerInfo({ kind: 'patient', userId: patient.id }, answer)).toMatchObject({ ok: true })
    const after = await db().order.findUniqueOrThrow({ where: { id: order.id } })
    expect(after).toMatchObject({ status: 'received', pausedAt: null })
    expect(after.dueAt?.getTime()).toBe((order.dueAt?.getTime() ?? 0) + 3 * 3_600_000)
  })

  it('lets staff go on without an answer, where the order was', async () => {
    const claimant = await createStaff()
    const order = await createOrder({ status: 'in_production', claimedById: claimant.id })
    const actor = await staff()
    await askForBetterCopy(actor, { orderId: order.id, message: 'Please phone us', now })
    expect(await resumeWithoutAnswer(actor, { orderId: order.id, now: later })).toMatchObject({ ok: true })
    expect(await resumeWithoutAnswer(actor, { orderId: order.id, now: later })).toEqual({
      ok: false,
      code: 'CONFLICT',
    })
    expect(await db().order.findUniqueOrThrow({ where: { id: order.id } })).toMatchObject({
      status: 'in_production',
      claimedById: claimant.id,
    })
  })

  it('refuses empty and endless messages, orders that cannot wait, and anyone who is not staff', async () => {
    const patient = await createUser()
    const order = await createOrder({ status: 'received', userId: patient.id, email: patient.email })
    const ask = (actor: Actor, message: string, orderId = order.id) =>
      askForBetterCopy(actor, { orderId, message, now })
    const actor = await staff()
    expect(await ask(actor, '  ')).toEqual({ ok: false, code: 'EMPTY' })
    expect(await ask(actor, 'x'.repeat(4_001))).toEqual({ ok: false, code: 'TOO_LONG' })
    expect(await ask(actor, 'x', crypto.randomUUID())).toEqual({ ok: false, code: 'NOT_FOUND' })
    const delivered = await createOrder({ status: 'delivered' })
    expect(await ask(actor, 'x', delivered.id)).toEqual({ ok: false, code: 'CONFLICT' })
    for (const other of [{ kind: 'anonymous' }, { kind: 'patient', userId: patient.id }] satisfies Actor[]) {
      expect(await ask(other, 'x')).toEqual({ ok: false, code: 'NOT_FOUND' })
      expect(await resumeWithoutAnswer(other, { orderId: order.id, now })).toEqual({
        ok: false,
        code: 'NOT_FOUND',
      })
      expect(await getOrderFacts(other, { orderId: order.id, now })).toEqual({ ok: false, code: 'NOT_FOUND' })
    }
    expect(await db().auditEvent.count({ where: { orderId: order.id, wasAllowed: false } })).toBe(6)
    expect(await db().orderMessage.count({ where: { orderId: order.id } })).toBe(0)
  })
})

describe('the facts of an order', () => {
  it('are decrypted for staff, and every look is audited', async () => {
    const actor = await staff()
    const { id: orderId } = await createOrder({ status: 'received', text: { questions: 'Is it bad?' } })
    const facts = await getOrderFacts(actor, { orderId, now })
    expect(facts).toMatchObject({
      value: { firstName: 'Ada', phone: '+12125550123', questions: 'Is it bad?' },
    })
    expect(await db().auditEvent.count({ where: { orderId, action: 'order.viewed' } })).toBe(1)
  })

  it('are empty, not an error, once the key was erased', async () => {
    const { id: orderId } = await createOrder({ status: 'delivered' })
    await db().orderKey.delete({ where: { orderId } })
    const facts = await getOrderFacts(await staff(), { orderId, now })
    expect(facts).toMatchObject({ ok: true, value: { firstName: null, phone: null, questions: null } })
  })
})
