import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Actor, StaffActor } from '@/lib/auth/actor'
import { serviceAvailability } from '@/lib/orders/service-availability'
import { db } from '@/lib/platform/db'
import { auditPage } from '@/lib/staff/audit-queries'
import { cancelByStaff, cannotBeExplained, giveMoneyBack } from '@/lib/staff/give-money-back'
import { getStaffMoney } from '@/lib/staff/money-queries'
import { confirmPeerReview, listPeerReviews } from '@/lib/staff/peer-review'
import { openOrders, pauseOrders, readSiteSettings, setDailyCap } from '@/lib/staff/site-settings'
import { createDelivery } from '@/tests/factories/delivery'
import { createOrder } from '@/tests/factories/order'
import { createPayment } from '@/tests/factories/payment'
import { createStaff, createUser } from '@/tests/factories/user'

const now = new Date()
const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
const denied = { ok: false, code: 'NOT_ALLOWED' }
const actorOf = async (kind: 'staff' | 'admin'): Promise<StaffActor> => ({
  kind,
  userId: (await createStaff({ role: kind, displayName: `A ${kind}` })).id,
})
const outsiders = async (): Promise<Actor[]> => [
  { kind: 'anonymous' },
  { kind: 'patient', userId: (await createUser()).id },
]

describe('settings', () => {
  it('pause new orders until a time, or until they are opened, and checkout obeys', async () => {
    const admin = await actorOf('admin')
    const availability = (at: Date) => serviceAvailability(db(), { place: 'US-NY', now: at })
    expect(await readSiteSettings(admin, now)).toMatchObject({
      value: { isPaused: false, dailyOrderCap: 50 },
    })
    await pauseOrders(admin, { hours: 4, now })
    expect(await availability(now)).toEqual({ status: 'PAUSED', opensAt: inHours(4) })
    expect(await readSiteSettings(admin, inHours(3))).toMatchObject({ value: { isPaused: true } })
    expect(await readSiteSettings(admin, inHours(4))).toMatchObject({ value: { isPaused: false } })
    expect(await availability(inHours(4))).toEqual({ status: 'OPEN' })
    await pauseOrders(admin, { hours: null, now })
    expect(await availability(inHours(400))).toMatchObject({ status: 'PAUSED', opensAt: null })
    await openOrders(admin, now)
    await setDailyCap(admin, { dailyOrderCap: 7, now })
    expect(await readSiteSettings(admin, now)).toEqual({
      ok: true,
      value: { isPaused: false, pausedUntil: null, dailyOrderCap: 7 },
    })
    expect(
      await db().auditEvent.count({ where: { action: 'settings.changed', actorId: admin.userId } }),
    ).toBe(4)
  })

  it('are changed by admins only, and read by staff', async () => {
    const staff = await actorOf('staff')
    expect(await readSiteSettings(staff, now)).toMatchObject({ ok: true })
    for (const actor of [staff, ...(await outsiders())]) {
      expect(await pauseOrders(actor, { hours: 1, now })).toEqual(denied)
      expect(await openOrders(actor, now)).toEqual(denied)
      expect(await setDailyCap(actor, { dailyOrderCap: 1, now })).toEqual(denied)
    }
    for (const actor of await outsiders()) expect(await readSiteSettings(actor, now)).toEqual(denied)
  })
})

describe('the audit trail', () => {
  it('is searched by order, person and action, and paged by key', async () => {
    const admin = await actorOf('admin')
    const staff = await actorOf('staff')
    const order = await createOrder({ status: 'received' })
    const event = { orderId: order.id, actorKind: 'staff', actorId: staff.userId }
    // Two of each moment: a page that ends between them must lose neither.
    await db().auditEvent.createMany({
      data: Array.from({ length: 120 }, (_, index) => ({
        ...event,
        action: index % 2 ? 'order.viewed' : 'file.viewed',
        wasAllowed: index !== 7,
        at: inHours(-Math.floor(index / 2)),
      })),
    })
    const filter = { orderNumber: order.number.toLowerCase(), actorId: staff.userId, isEveryLook: true }
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await auditPage(admin, { ...filter, cursor }, now)
      if (!page.ok) throw new Error(page.code)
      expect(page.value.rows[0]).toMatchObject({ actorName: 'A staff', orderNumber: order.number })
      seen.push(...page.value.rows.map(({ id }) => id))
      cursor = page.value.nextCursor ?? undefined
    } while (cursor)
    expect(seen).toHaveLength(120)
    expect(new Set(seen).size).toBe(120)
    const deniedOnly = await auditPage(admin, { ...filter, action: 'order.viewed', isDeniedOnly: true }, now)
    expect(deniedOnly.ok && deniedOnly.value.rows).toHaveLength(1)
  })

  it('shows the looks of a page that refreshes itself on one line, and keeps each', async () => {
    const admin = await actorOf('admin')
    const staff = await actorOf('staff')
    const order = await createOrder({ status: 'received' })
    await db().auditEvent.createMany({
      data: Array.from({ length: 30 }, (_, index) => ({
        orderId: order.id,
        actorKind: 'staff',
        actorId: staff.userId,
        action: 'order.viewed',
        at: new Date(now.getTime() - index * 15_000),
      })),
    })
    const filter = { orderNumber: order.number }
    expect(await auditPage(admin, filter, now)).toMatchObject({
      value: {
        rows: [{ count: 30, at: now, firstAt: new Date(now.getTime() - 29 * 15_000) }],
        nextCursor: null,
      },
    })
    const every = await auditPage(admin, { ...filter, isEveryLook: true }, now)
    expect(every.ok && every.value.rows).toHaveLength(30)
  })

  it('says when a number is none, and finds nothing for one that no order has', async () => {
    const admin = await actorOf('admin')
    expect(await auditPage(admin, { orderNumber: 'nonsense' }, now)).toEqual({
      ok: false,
      code: 'NOT_A_NUMBER',
    })
    expect(await auditPage(admin, { orderNumber: 'MP-0000-0000' }, now)).toEqual({
      ok: true,
      value: { rows: [], nextCursor: null },
    })
  })

  it('is for admins only', async () => {
    for (const actor of [await actorOf('staff'), ...(await outsiders())]) {
      expect(await auditPage(actor, {}, now)).toEqual(denied)
    }
  })
})

describe('money', () => {
  async function paidOrder(status: 'received' | 'delivered' = 'received') {
    const order = await createOrder({ status })
    const payment = await createPayment(order, { status: 'paid' })
    return { orderId: order.id, paymentId: payment.id }
  }

  it('goes back in part or whole as staff type it, never more than was paid', async () => {
    const staff = await actorOf('staff')
    const { orderId, paymentId } = await paidOrder('delivered')
    const give = (amount: string) => giveMoneyBack(staff, { orderId, amount, now })
    expect(await give('ten')).toEqual({ ok: false, code: 'BAD_AMOUNT' })
    expect(await give('149.01')).toEqual({ ok: false, code: 'TOO_MUCH' })
    expect(await give('49')).toEqual({ ok: true, value: { refundMinor: 4_900 } })
    expect(await getStaffMoney(staff, { orderId, now })).toMatchObject({
      value: { refundable: { amountMinor: 10_000, currency: 'usd' }, cannotBeExplained: 'over' },
    })
    const both = await Promise.all([give(''), give('')])
    expect(both.filter((result) => result.ok)).toHaveLength(1)
    expect(both).toContainEqual({ ok: false, code: 'NOTHING_TO_REFUND' })
    const refunds = await db().refundRequest.findMany({ where: { paymentId } })
    expect(refunds.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(14_900)
  })

  it('goes back whole when a report cannot be explained, and the order ends', async () => {
    const staff = await actorOf('staff')
    const { orderId } = await paidOrder()
    expect(await cannotBeExplained(staff, { orderId, now })).toEqual({ ok: false, code: 'NOT_CLAIMED' })
    expect(await getStaffMoney(staff, { orderId, now })).toMatchObject({
      value: { cannotBeExplained: 'unclaimed' },
    })
    const claim = { status: 'in_production', claimedById: staff.userId } as const
    await db().order.update({ where: { id: orderId }, data: claim })
    expect(await cannotBeExplained(staff, { orderId, now })).toEqual({
      ok: true,
      value: { refundMinor: 14_900 },
    })
    expect(await cannotBeExplained(staff, { orderId, now })).toEqual({ ok: false, code: 'CONFLICT' })
    const order = await db().order.findUniqueOrThrow({ where: { id: orderId } })
    expect(order).toMatchObject({ status: 'canceled', closeReason: 'cannot_be_explained' })
  })

  it('goes back whole when staff cancel an order that nobody has claimed, with words of its own', async () => {
    const staff = await actorOf('staff')
    const { orderId } = await paidOrder()
    expect(await cancelByStaff(staff, { orderId, now })).toEqual({ ok: true, value: { refundMinor: 14_900 } })
    expect(await cancelByStaff(staff, { orderId, now })).toEqual({ ok: false, code: 'CONFLICT' })
    const order = await db().order.findUniqueOrThrow({ where: { id: orderId } })
    expect(order).toMatchObject({ status: 'canceled', closeReason: 'staff' })
    expect(await db().mail.count({ where: { orderId, kind: 'order_canceled' } })).toBe(1)
  })

  it('is moved by staff only', async () => {
    const { orderId } = await paidOrder()
    for (const actor of await outsiders()) {
      expect(await giveMoneyBack(actor, { orderId, amount: '', now })).toEqual({
        ok: false,
        code: 'NOT_FOUND',
      })
      expect(await cannotBeExplained(actor, { orderId, now })).toEqual({ ok: false, code: 'NOT_FOUND' })
      expect(await cancelByStaff(actor, { orderId, now })).toEqual({ ok: false, code: 'NOT_FOUND' })
      expect(await getStaffMoney(actor, { orderId, now })).toEqual({ ok: false, code: 'NOT_FOUND' })
    }
    expect(await db().refundRequest.count({ where: { payment: { orderId } } })).toBe(0)
    expect(await db().auditEvent.count({ where: { orderId, wasAllowed: false } })).toBe(8)
  })
})

describe('peer reviews', () => {
  it('are not confirmed by anybody who wrote a part of it', async () => {
    const [author, coAuthor, peer] = [await actorOf('staff'), await actorOf('staff'), await actorOf('staff')]
    const order = await createOrder({ status: 'delivered' })
    const { videoId, plainReportId } = await createDelivery(order.id)
    await db().plainReport.update({ where: { id: plainReportId }, data: { authorId: coAuthor.userId } })
    const { id: approvalId } = await db().approval.create({
      data: {
        orderId: order.id,
        videoId,
        plainReportId,
        checklist: [],
        approvedById: author.userId,
        isSelfRelease: true,
        reviewDueAt: inHours(1),
      },
    })
    const isOwn = async (actor: Actor) => {
      const list = await listPeerReviews(actor, now)
      return list.ok && list.value.find((item) => item.approvalId === approvalId)?.isOwn
    }
    expect([await isOwn(author), await isOwn(coAuthor), await isOwn(peer)]).toEqual([true, true, false])
    const own = { ok: false, code: 'OWN_WORK' }
    expect(await confirmPeerReview(coAuthor, { approvalId, now })).toEqual(own)
    expect(await confirmPeerReview(peer, { approvalId, now })).toMatchObject({ ok: true })
  })

  it('are listed until one colleague, not the author, confirms', async () => {
    const author = await actorOf('staff')
    const peers = [await actorOf('staff'), await actorOf('admin')]
    const order = await createOrder({ status: 'delivered' })
    const { videoId, plainReportId } = await createDelivery(order.id)
    const release = { approvedById: author.userId, isSelfRelease: true, checklist: [] }
    const { id: approvalId } = await db().approval.create({
      data: { ...release, orderId: order.id, videoId, plainReportId, reviewDueAt: inHours(-1) },
    })
    // Released too, then sent back: it never went out, so nobody has to read it.
    const unsent = { orderId: order.id, videoId: randomUUID(), plainReportId, reviewDueAt: inHours(-2) }
    await db().approval.create({ data: { ...release, ...unsent } })
    expect(await listPeerReviews(author, now)).toMatchObject({
      value: [{ approvalId, orderNumber: order.number, isOwn: true, isOverdue: true, releasedBy: 'A staff' }],
    })
    expect(await confirmPeerReview(author, { approvalId, now })).toEqual({ ok: false, code: 'OWN_WORK' })
    const results = await Promise.all(peers.map((peer) => confirmPeerReview(peer, { approvalId, now })))
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(results).toContainEqual({ ok: false, code: 'CONFLICT' })
    expect(await listPeerReviews(author, now)).toMatchObject({ value: [] })
    for (const actor of await outsiders()) {
      expect(await listPeerReviews(actor, now)).toEqual(denied)
      expect(await confirmPeerReview(actor, { approvalId, now })).toEqual({ ok: false, code: 'NOT_FOUND' })
    }
  })
})
