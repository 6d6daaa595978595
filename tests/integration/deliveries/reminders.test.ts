import { describe, expect, it } from 'vitest'
import { POST } from '@/app/api/reminders/[token]/route'
import type { Actor } from '@/lib/auth/actor'
import { remindOfUnwatched } from '@/lib/deliveries/remind-unwatched'
import { openDelivery } from '@/lib/deliveries/understanding'
import { listUnwatched } from '@/lib/deliveries/unwatched-queries'
import { prepareVideoWaiting } from '@/lib/jobs/handlers/mail/prepare-order-mail'
import { findReminders, remindersToken } from '@/lib/orders/end-reminders'
import { db } from '@/lib/platform/db'
import { createDelivery } from '@/tests/factories/delivery'
import { createOrder } from '@/tests/factories/order'
import { createStaff } from '@/tests/factories/user'

const HOUR_MS = 3_600_000
const delivered = new Date('2026-11-23T12:00:00Z')
const hoursLater = (hours: number) => new Date(delivered.getTime() + hours * HOUR_MS)

async function unwatchedOrder() {
  const order = await createOrder({ status: 'delivered', email: 'ada@patient.example' })
  const { id, deliveredById } = await createDelivery(order.id)
  await db().delivery.update({ where: { id }, data: { deliveredAt: delivered } })
  const actor: Actor = { kind: 'patient', userId: order.userId ?? '' }
  return { orderId: order.id, deliveryId: id, deliveredById, actor }
}

const remindersOf = (orderId: string) =>
  db().mail.findMany({ where: { orderId, kind: 'video_waiting' }, orderBy: { subjectKey: 'asc' } })

function post(token: string, body: string): Promise<Response> {
  const request = new Request('http://localhost/', { method: 'POST', body })
  return POST(request, { params: Promise.resolve({ token }) })
}

describe('reminders to watch', () => {
  it('go out after 24 and 72 hours, once each, and never after a week', async () => {
    const { orderId, deliveryId } = await unwatchedOrder()
    await remindOfUnwatched(hoursLater(23.9))
    expect(await remindersOf(orderId)).toEqual([])
    for (const hours of [24, 24.1, 71.9]) await remindOfUnwatched(hoursLater(hours))
    expect((await remindersOf(orderId)).map(({ subjectKey }) => subjectKey)).toEqual([`${deliveryId}:first`])
    for (const hours of [72, 80, 167]) await remindOfUnwatched(hoursLater(hours))
    expect(await remindersOf(orderId)).toHaveLength(2)
    const late = await unwatchedOrder()
    await remindOfUnwatched(hoursLater(168))
    expect(await remindersOf(late.orderId)).toEqual([])
  })

  it('are not for who has opened the door, nor for a video that was taken back', async () => {
    const [watched, withdrawn] = [await unwatchedOrder(), await unwatchedOrder()]
    const answers = { understood: null, anxious: null }
    await openDelivery(watched.actor, { orderId: watched.orderId, answers, now: hoursLater(1) })
    await db().delivery.update({
      where: { id: withdrawn.deliveryId },
      data: { withdrawnAt: hoursLater(1), withdrawnById: withdrawn.deliveredById },
    })
    await remindOfUnwatched(hoursLater(25))
    expect(await remindersOf(watched.orderId)).toEqual([])
    expect(await remindersOf(withdrawn.orderId)).toEqual([])
  })

  it('reach the newest, however many were reminded of and are not watched yet', async () => {
    const [old, fresh] = [await unwatchedOrder(), await unwatchedOrder()]
    await db().delivery.update({ where: { id: fresh.deliveryId }, data: { deliveredAt: hoursLater(1) } })
    await remindOfUnwatched(hoursLater(24.5))
    expect(await remindersOf(old.orderId)).toHaveLength(1)
    expect(await remindersOf(fresh.orderId)).toHaveLength(0)
    await remindOfUnwatched(hoursLater(26), 1)
    expect(await remindersOf(fresh.orderId)).toHaveLength(1)
  })

  it('are dropped when the patient watched before the mail left', async () => {
    const { orderId, actor } = await unwatchedOrder()
    await remindOfUnwatched(hoursLater(25))
    const [mail] = await remindersOf(orderId)
    if (!mail) throw new Error('no reminder')
    expect(await prepareVideoWaiting(mail, hoursLater(25))).toMatchObject({
      ok: true,
      value: { to: 'ada@patient.example' },
    })
    await openDelivery(actor, { orderId, answers: { understood: 1, anxious: 1 }, now: hoursLater(25) })
    expect(await prepareVideoWaiting(mail, hoursLater(25))).toEqual({ ok: false, code: 'OUT_OF_DATE' })
  })

  it('end by one press, in the mail program or on the page, and by nothing less', async () => {
    const { orderId } = await unwatchedOrder()
    await remindOfUnwatched(hoursLater(25))
    const [mail] = await remindersOf(orderId)
    if (!mail) throw new Error('no reminder')
    const prepared = await prepareVideoWaiting(mail, hoursLater(25))
    if (!prepared.ok) throw new Error(prepared.code)
    const token = remindersToken(orderId)
    expect(prepared.value.headers).toEqual({
      'List-Unsubscribe': expect.stringMatching(`/api/reminders/${token}>$`),
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    })
    expect(prepared.value.text).toContain(`/reminders/${token}`)
    expect(await findReminders(token)).toEqual({ locale: 'en', areOff: false })
    for (const forged of [orderId, `${orderId}.${'A'.repeat(43)}`, 'x'.repeat(2_000)]) {
      expect((await post(forged, '')).status).toBe(404)
      expect(await findReminders(forged)).toBeNull()
    }
    expect(await findReminders(token)).toEqual({ locale: 'en', areOff: false })
    const page = await post(token, '')
    expect([page.status, page.headers.get('location')]).toEqual([303, `/reminders/${token}`])
    expect((await post(token, 'List-Unsubscribe=One-Click')).status).toBe(200)
    expect(await findReminders(token)).toEqual({ locale: 'en', areOff: true })
    await remindOfUnwatched(hoursLater(73))
    expect(await remindersOf(orderId)).toHaveLength(1)
    expect(await prepareVideoWaiting(mail, hoursLater(25))).toEqual({ ok: false, code: 'OUT_OF_DATE' })
  })
})

describe('the list of what was not watched', () => {
  it('has each such order with its reminders and mails that came back', async () => {
    const { orderId, actor } = await unwatchedOrder()
    await remindOfUnwatched(hoursLater(25))
    await db().mail.updateMany({
      where: { orderId },
      data: { sentAt: hoursLater(25), bouncedAt: hoursLater(26) },
    })
    const staff = { kind: 'staff', userId: (await createStaff()).id } as const
    const mine = async () => (await listUnwatched(staff)).find((row) => row.orderId === orderId)
    expect(await mine()).toMatchObject({ reminders: 1, areRemindersOff: false, hasBounced: true })
    await openDelivery(actor, { orderId, answers: { understood: null, anxious: null }, now: hoursLater(27) })
    expect(await mine()).toBeUndefined()
  })

  it('is read from the rows that wait, not from all that were ever delivered', async () => {
    const plan = await db().$transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL enable_seqscan = off`
      return tx.$queryRaw`EXPLAIN SELECT id FROM "Delivery"
        WHERE "firstWatchedAt" IS NULL AND "withdrawnAt" IS NULL ORDER BY "deliveredAt", id LIMIT 200`
    })
    expect(JSON.stringify(plan)).toContain('Delivery_unwatched_idx')
  })
})
