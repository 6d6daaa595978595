import { randomUUID } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import { POST } from '@/app/api/staff/orders/[id]/presence/route'
import type { StaffActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { endPresence, markPresence, removeOldPresence } from '@/lib/staff/order-presence'
import { createOrder } from '@/tests/factories/order'
import { createStaff, createUser } from '@/tests/factories/user'

const now = new Date()
const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000)
const NOBODY = { names: [], isOpenTwice: false }

async function somebody(): Promise<StaffActor> {
  return { kind: 'staff', userId: (await createStaff()).id }
}

/** A page that somebody has open; each call is one of its rounds. */
function openPage(actor: StaffActor, orderId: string) {
  const windowId = randomUUID()
  return {
    seen: async (at = now) => {
      const others = await markPresence(actor, { orderId, windowId, now: at })
      if (!others.ok) throw new Error(others.code)
      return others.value
    },
    leave: (at = now) => endPresence(actor, { orderId, windowId, now: at }),
  }
}

describe('who is in an order now', () => {
  it('is told of each other by name, and of nobody once they left', async () => {
    const { id } = await createOrder({ status: 'in_production' })
    const [ada, lee] = [openPage(await somebody(), id), openPage(await somebody(), id)]
    expect(await ada.seen()).toEqual(NOBODY)
    expect(await lee.seen()).toEqual({ names: ['Dr. Test Person'], isOpenTwice: false })
    expect(await ada.seen(later(7))).toEqual({ names: ['Dr. Test Person'], isOpenTwice: false })
    await lee.leave()
    expect(await ada.seen(later(14))).toEqual(NOBODY)
  })

  it('is told of people whose page is served by another process', async () => {
    const { id: orderId } = await createOrder({ status: 'in_production' })
    const [ada, lee] = [openPage(await somebody(), orderId), await somebody()]
    await ada.seen()
    // As there: modules that keep nothing in common with those above, beside the database.
    vi.resetModules()
    const there = await import('@/lib/staff/order-presence')
    expect(there.markPresence).not.toBe(markPresence)
    const input = { orderId, windowId: randomUUID(), now }
    const others = { names: ['Dr. Test Person'], isOpenTwice: false }
    expect(await there.markPresence(lee, input)).toEqual({ ok: true, value: others })
    expect(await ada.seen()).toEqual(others)
    await there.endPresence(lee, input)
    expect(await ada.seen()).toEqual(NOBODY)
  })

  it('forgets within 20 seconds a page that went away without a word, until it is seen again', async () => {
    const { id } = await createOrder({ status: 'in_production' })
    const [ada, lee] = [openPage(await somebody(), id), openPage(await somebody(), id)]
    await lee.seen()
    expect((await ada.seen(later(19))).names).toHaveLength(1)
    expect(await ada.seen(later(20))).toEqual(NOBODY)
    await lee.seen(later(60))
    expect((await ada.seen(later(61))).names).toHaveLength(1)
  })

  it('names each person once, and tells of a second window of one’s own', async () => {
    const { id } = await createOrder({ status: 'in_production' })
    const ada = await somebody()
    const [left, right] = [openPage(ada, id), openPage(ada, id)]
    const reader = openPage(await somebody(), id)
    await Promise.all([left.seen(), right.seen()])
    expect(await left.seen()).toEqual({ names: [], isOpenTwice: true })
    expect((await reader.seen()).names).toHaveLength(1)
    await right.leave()
    expect(await left.seen()).toEqual({ names: ['Dr. Test Person'], isOpenTwice: false })
  })

  it('is of one order, for staff only; a denied look is audited, and nothing else', async () => {
    const [{ id }, other] = [
      await createOrder({ status: 'received' }),
      await createOrder({ status: 'received' }),
    ]
    await openPage(await somebody(), other.id).seen()
    expect(await openPage(await somebody(), id).seen()).toEqual(NOBODY)
    const input = { orderId: id, windowId: randomUUID(), now }
    const patient = { kind: 'patient' as const, userId: (await createUser()).id }
    for (const ask of [markPresence, endPresence])
      expect(await ask(patient, input)).toEqual({ ok: false, code: 'NOT_FOUND' })
    const audited = await db().auditEvent.findMany({ where: { orderId: id }, select: { action: true } })
    expect(audited.map(({ action }) => action)).toEqual(['order.denied', 'order.denied'])
    const unknown = { ...input, orderId: randomUUID() }
    expect(await markPresence(await somebody(), unknown)).toEqual({ ok: false, code: 'NOT_FOUND' })
  })

  it('is not asked from another site', async () => {
    const { id } = await createOrder({ status: 'received' })
    const headers = { origin: 'https://elsewhere.example' }
    const body = JSON.stringify({ windowId: randomUUID(), isLeaving: false })
    const request = new Request('http://localhost/', { method: 'POST', headers, body })
    expect((await POST(request, { params: Promise.resolve({ id }) })).status).toBe(403)
  })

  it('leaves no rows behind for longer than a day', async () => {
    const { id } = await createOrder({ status: 'in_production' })
    await openPage(await somebody(), id).seen()
    await removeOldPresence(later(86_000))
    expect(await db().orderPresence.count({ where: { orderId: id } })).toBe(1)
    await removeOldPresence(later(86_401))
    expect(await db().orderPresence.count({ where: { orderId: id } })).toBe(0)
  })
})
