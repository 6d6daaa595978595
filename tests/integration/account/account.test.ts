import { describe, expect, it } from 'vitest'
import { getAccountPage } from '@/lib/account/account-queries'
import { listLooks } from '@/lib/account/look-queries'
import { endOwnSession, listOwnSessions } from '@/lib/account/own-sessions'
import { setTimeZone } from '@/lib/account/set-time-zone'
import { recordAudit } from '@/lib/audit/record-audit'
import { type Actor, type PatientActor, SYSTEM } from '@/lib/auth/actor'
import { hashOfToken } from '@/lib/auth/secret-token'
import { readSession, startSession } from '@/lib/auth/sessions'
import { createShare } from '@/lib/deliveries/create-share'
import { db } from '@/lib/platform/db'
import { createDelivery } from '@/tests/factories/delivery'
import { createOrder } from '@/tests/factories/order'
import { createPayment } from '@/tests/factories/payment'
import { newShare } from '@/tests/factories/share'
import { createStaff, createUser } from '@/tests/factories/user'

const now = new Date()
const later = (ms: number) => new Date(now.getTime() + ms)
const MINUTE_MS = 60_000

async function patient(): Promise<PatientActor & { email: string }> {
  const user = await createUser()
  return { kind: 'patient', userId: user.id, email: user.email ?? '' }
}

function signIn(userId: string) {
  return db().$transaction((tx) => startSession(tx, { id: userId, role: 'patient' }, now))
}

describe('my account', () => {
  it('shows own orders with receipt and open links, and nobody else’s', async () => {
    const me = await patient()
    const order = await createOrder({ status: 'delivered', userId: me.userId, email: me.email })
    await createDelivery(order.id)
    await createPayment(order, { status: 'paid', receiptUrl: 'https://pay.example/receipt' })
    await createShare(me, { orderId: order.id, share: newShare(), now })
    await createOrder({ status: 'received' })
    expect(await getAccountPage(me, now)).toMatchObject({
      email: me.email,
      orders: [
        { number: order.number, receiptUrl: 'https://pay.example/receipt', openShares: 1, isDelivered: true },
      ],
    })
    expect(await getAccountPage(me, later(8 * 86_400_000))).toMatchObject({ orders: [{ openShares: 0 }] })
  })

  it('sets the time zone of a patient and their orders, and of staff; an unknown one is refused', async () => {
    const me = await patient()
    const order = await createOrder({ status: 'received', userId: me.userId, email: me.email })
    const other = await createOrder({ status: 'received' })
    expect(await setTimeZone(me, { timeZone: 'Mars/Olympus', now })).toEqual({ ok: false, code: 'BAD_ZONE' })
    expect(await setTimeZone({ kind: 'anonymous' }, { timeZone: 'UTC', now })).toEqual({
      ok: false,
      code: 'NOT_ALLOWED',
    })
    expect(await setTimeZone(me, { timeZone: 'Pacific/Auckland', now })).toMatchObject({ ok: true })
    const zoneOf = async (id: string) => (await db().order.findUniqueOrThrow({ where: { id } })).timeZone
    expect(await zoneOf(order.id)).toBe('Pacific/Auckland')
    expect(await zoneOf(other.id)).toBe('America/New_York')
    const staff = await createStaff()
    await setTimeZone({ kind: 'staff', userId: staff.id }, { timeZone: 'Europe/Dublin', now })
    expect(await db().user.findUniqueOrThrow({ where: { id: staff.id } })).toMatchObject({
      timeZone: 'Europe/Dublin',
    })
    expect(await db().order.count({ where: { timeZone: 'Europe/Dublin' } })).toBe(0)
  })

  it('lists where one is signed in, and ends one of them for good', async () => {
    const [me, stranger] = [await patient(), await patient()]
    const [phone, laptop] = [await signIn(me.userId), await signIn(me.userId)]
    await db().session.updateMany({
      where: { tokenHash: hashOfToken(phone) },
      data: { device: 'Safari, iPhone' },
    })
    const sessions = await listOwnSessions(me, now)
    expect(new Set(sessions.map(({ device }) => device))).toEqual(new Set(['Safari, iPhone', null]))
    const sessionId = sessions.find(({ device }) => device !== null)?.id ?? ''
    expect(await endOwnSession(stranger, { sessionId, now })).toEqual({ ok: false, code: 'NOT_FOUND' })
    expect(await readSession(phone, now)).not.toBeNull()
    expect(await endOwnSession(me, { sessionId, now })).toMatchObject({ ok: true })
    expect(await readSession(phone, now)).toBeNull()
    expect(await readSession(laptop, now)).not.toBeNull()
    expect(await db().auditEvent.count({ where: { objectId: sessionId, action: 'session.ended' } })).toBe(1)
    expect(await listOwnSessions(me, later(31 * 86_400_000))).toEqual([])
  })
})

describe('who looked at my data', () => {
  it('tells staff, guests and refused strangers apart, and names only the makers', async () => {
    const me = await patient()
    const order = await createOrder({ status: 'delivered', userId: me.userId, email: me.email })
    const delivery = await createDelivery(order.id)
    const other = await createOrder({ status: 'received' })
    const look = (actor: Actor, action: Parameters<typeof recordAudit>[0]['action'], at: number, more = {}) =>
      recordAudit({ actor, action, orderId: order.id, at: later(at * MINUTE_MS), ...more })
    const maker: Actor = { kind: 'staff', userId: delivery.deliveredById }
    const colleague: Actor = { kind: 'admin', userId: (await createStaff()).id }
    await look(me, 'order.viewed', 0)
    await look(SYSTEM, 'order.changed', 1)
    await look({ kind: 'draft', orderId: order.id }, 'file.added', 2)
    for (const minute of [3, 4, 5]) await look(colleague, 'file.viewed', minute)
    await look(maker, 'plain_report.saved', 6)
    await look({ kind: 'guest', visitIds: [order.id] }, 'share.viewed', 7)
    await look(await patient(), 'order.denied', 8, { wasAllowed: false })
    await recordAudit({ actor: colleague, action: 'order.viewed', orderId: other.id, at: now })
    const { rows, nextCursor } = await listLooks(me, undefined)
    expect(rows.map(({ look: what, who, name, count }) => ({ what, who, name, count }))).toEqual([
      { what: 'refused', who: 'stranger', name: null, count: 1 },
      { what: 'share', who: 'guest', name: null, count: 1 },
      { what: 'work', who: 'staff', name: 'Dr. Test Person', count: 1 },
      { what: 'report', who: 'staff', name: null, count: 3 },
    ])
    expect(rows.every(({ orderNumber }) => orderNumber === order.number)).toBe(true)
    expect(nextCursor).toBeNull()
  })

  it('comes in pages that miss nothing', async () => {
    const me = await patient()
    const order = await createOrder({ status: 'received', userId: me.userId, email: me.email })
    const actor: Actor = { kind: 'staff', userId: (await createStaff()).id }
    for (let nth = 0; nth < 35; nth += 1)
      await recordAudit({ actor, action: 'order.changed', orderId: order.id, at: later(nth) })
    const first = await listLooks(me, undefined)
    const second = await listLooks(me, first.nextCursor ?? '')
    expect(first.rows).toHaveLength(30)
    expect(second.rows).toHaveLength(5)
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(35)
    expect(second.nextCursor).toBeNull()
  })
})
