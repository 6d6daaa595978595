import { describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { claimOrder, releaseOrder } from '@/lib/staff/claim-order'
import { createOrder } from '@/tests/factories/order'
import { createStaff, createUser } from '@/tests/factories/user'

const now = new Date()
const staffActor = async (licensedIn = ['US-NY']): Promise<Actor & { userId: string }> => ({
  kind: 'staff',
  userId: (await createStaff({ licensedIn })).id,
})

describe('claiming', () => {
  it('gives the order to the one who asks, with an event and an audit row', async () => {
    const actor = await staffActor()
    const { id: orderId } = await createOrder({ status: 'received' })
    expect(await claimOrder(actor, { orderId, now })).toEqual({ ok: true, value: undefined })
    expect(await db().order.findUniqueOrThrow({ where: { id: orderId } })).toMatchObject({
      status: 'in_production',
      claimedById: actor.userId,
      claimedAt: now,
    })
    expect(await db().orderEvent.count({ where: { orderId, command: 'claim', actorId: actor.userId } })).toBe(
      1,
    )
    expect(await db().auditEvent.count({ where: { orderId, action: 'order.changed' } })).toBe(1)
  })

  it('gives it to one of two who ask at once', async () => {
    const actors = await Promise.all([staffActor(), staffActor()])
    const { id: orderId } = await createOrder({ status: 'received' })
    const results = await Promise.all(actors.map((actor) => claimOrder(actor, { orderId, now })))
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(results).toContainEqual({ ok: false, code: 'CONFLICT' })
    expect(await db().orderEvent.count({ where: { orderId, command: 'claim' } })).toBe(1)
  })

  it('refuses who is not licensed where the patient is, or no longer', async () => {
    const { id: orderId } = await createOrder({ status: 'received', place: 'US-CA' })
    const refused = { ok: false, code: 'NOT_LICENSED' }
    expect(await claimOrder(await staffActor(['US-NY']), { orderId, now })).toEqual(refused)
    const late = await staffActor(['US-CA'])
    await db().staffPlace.updateMany({ where: { userId: late.userId }, data: { expiresAt: now } })
    expect(await claimOrder(late, { orderId, now })).toEqual(refused)
    expect(
      await db().auditEvent.count({ where: { orderId, action: 'order.denied', wasAllowed: false } }),
    ).toBe(2)
    expect(await claimOrder(await staffActor(['US-CA']), { orderId, now })).toMatchObject({ ok: true })
  })

  it('is refused to patients and strangers, who learn nothing', async () => {
    const patient = await createUser()
    const { id: orderId } = await createOrder({
      status: 'received',
      userId: patient.id,
      email: patient.email,
    })
    const actors: Actor[] = [
      { kind: 'patient', userId: patient.id },
      { kind: 'anonymous' },
      { kind: 'draft', orderId },
    ]
    for (const actor of actors) {
      expect(await claimOrder(actor, { orderId, now })).toEqual({ ok: false, code: 'NOT_FOUND' })
      expect(await releaseOrder(actor, { orderId, now })).toEqual({ ok: false, code: 'NOT_FOUND' })
    }
    expect(await db().auditEvent.count({ where: { orderId, wasAllowed: false } })).toBe(6)
  })
})

describe('giving back', () => {
  it('is for the claimant or an admin, not for another colleague', async () => {
    const claimant = await staffActor()
    const { id: orderId } = await createOrder({ status: 'in_production', claimedById: claimant.userId })
    expect(await releaseOrder(await staffActor(), { orderId, now })).toEqual({
      ok: false,
      code: 'NOT_ALLOWED',
    })
    expect(await releaseOrder(claimant, { orderId, now })).toMatchObject({ ok: true })
    expect(await db().order.findUniqueOrThrow({ where: { id: orderId } })).toMatchObject({
      status: 'received',
      claimedById: null,
      claimedAt: null,
    })
    expect(await releaseOrder(claimant, { orderId, now })).toMatchObject({ ok: false })
  })
})
