import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { deliverOrder, withdrawDelivery } from '@/lib/deliveries/deliver-order'
import { watchOrders } from '@/lib/jobs/handlers/watch-orders'
import { transitionOrder } from '@/lib/orders/transition-order'
import { db } from '@/lib/platform/db'
import { readDashboard } from '@/lib/staff/dashboard-queries'
import { CHECKLIST_ITEMS } from '@/lib/videos/approval-schema'
import { createOrder } from '@/tests/factories/order'
import { createPayment } from '@/tests/factories/payment'
import { createStaff } from '@/tests/factories/user'

const dueAt = new Date()
const at = (seconds: number) => new Date(dueAt.getTime() + seconds * 1_000)

/** An order in review whose work a colleague approved. */
async function approved() {
  const [author, reader] = [await createStaff(), await createStaff()]
  const order = await createOrder({ status: 'in_review', claimedById: author.id, dueAt })
  const payment = await createPayment(order, { status: 'paid' })
  const work = { orderId: order.id, authorId: author.id, version: 1 }
  const video = await db().video.create({
    data: {
      ...work,
      state: 'ready',
      storageKey: `video/${randomUUID()}`,
      sha256: '0'.repeat(64),
      byteCount: 10n,
      durationMs: 1_000,
      mediaType: 'video/mp4',
    },
  })
  const plainReport = await db().plainReport.create({ data: { ...work, body: 'v1.k.x', grade: 5 } })
  const approval = { orderId: order.id, videoId: video.id, plainReportId: plainReport.id }
  await db().approval.create({
    data: { ...approval, approvedById: reader.id, checklist: CHECKLIST_ITEMS, at: at(-60) },
  })
  const actor: StaffActor = { kind: 'staff', userId: reader.id }
  const refunds = () => db().refundRequest.findMany({ where: { paymentId: payment.id } })
  const missed = async () => (await db().order.findUniqueOrThrow({ where: { id: order.id } })).promiseMissedAt
  const mails = async () =>
    (await db().mail.findMany({ where: { orderId: order.id } })).map(({ kind }) => kind)
  return { orderId: order.id, actor, amountMinor: payment.amountMinor, refunds, missed, mails }
}

describe('a video that is delivered after it was due', () => {
  it('gives the money back, also before the watcher saw that it was late, and once', async () => {
    const { orderId, actor, amountMinor, refunds, missed, mails } = await approved()
    expect(await deliverOrder(actor, { orderId, now: at(1) })).toMatchObject({ ok: true })
    await watchOrders({}, { now: at(60), signal: new AbortController().signal })
    expect(await refunds()).toMatchObject([{ reason: 'promise_missed', amountMinor }])
    expect(await missed()).toEqual(at(1))
    // Not also the mail that says that it still comes.
    expect(await mails()).toEqual(['order_delivered'])
    const dashboard = await readDashboard(actor, { timeZone: 'UTC', now: at(60) })
    expect(dashboard).toMatchObject({ value: { promises: { onTime: 0, late: 1 } } })
  })

  it('gives nothing back twice when the watcher was first', async () => {
    const { orderId, actor, refunds, missed } = await approved()
    await watchOrders({}, { now: at(1), signal: new AbortController().signal })
    expect(await deliverOrder(actor, { orderId, now: at(30) })).toMatchObject({ ok: true })
    expect(await refunds()).toHaveLength(1)
    expect(await missed()).toEqual(at(1))
  })

  it('kept its promise when it was there in time', async () => {
    const { orderId, actor, refunds, missed } = await approved()
    expect(await deliverOrder(actor, { orderId, now: dueAt })).toMatchObject({ ok: true })
    expect(await refunds()).toEqual([])
    expect(await missed()).toBeNull()
  })

  it('kept it too when one in time was withdrawn later', async () => {
    const { orderId, actor, refunds, missed } = await approved()
    await deliverOrder(actor, { orderId, now: at(-10) })
    await withdrawDelivery(actor, { orderId, reason: 'wrong side', now: at(10) })
    // What the patient is asked meanwhile makes it no promise of its own.
    const give = (command: 'ask_info' | 'answer_info', seconds: number) =>
      db().$transaction((tx) => transitionOrder(tx, { orderId, command, actor, now: at(seconds) }))
    expect(await give('ask_info', 20)).toMatchObject({ ok: true })
    expect(await give('answer_info', 200)).toMatchObject({ ok: true })
    await watchOrders({}, { now: at(210), signal: new AbortController().signal })
    await db().order.update({ where: { id: orderId }, data: { status: 'in_review' } })
    expect(await deliverOrder(actor, { orderId, now: at(220) })).toMatchObject({ ok: true })
    expect(await refunds()).toEqual([])
    expect(await missed()).toBeNull()
  })
})
