import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { watchOrders } from '@/lib/jobs/handlers/watch-orders'
import { answerInfo } from '@/lib/orders/answer-info'
import { openOrderKey } from '@/lib/orders/order-key'
import { getPatientOrder, listPatientOrders } from '@/lib/orders/order-queries'
import { db } from '@/lib/platform/db'
import { logUrgentCall } from '@/lib/safety/log-urgent-call'
import { raiseUrgent } from '@/lib/safety/raise-urgent'
import { getOrderFacts } from '@/lib/staff/order-facts'
import { queuePage } from '@/lib/staff/queue-queries'
import { createDelivery } from '@/tests/factories/delivery'
import { createOrder } from '@/tests/factories/order'
import { createPayment } from '@/tests/factories/payment'
import { createStaff, createUser } from '@/tests/factories/user'

const start = new Date()
const at = (hours: number) => new Date(start.getTime() + hours * 3_600_000)

/** Three runs, two of them at once: as a doubled schedule and a slow worker would. */
async function watch(now: Date) {
  const context = { now, signal: new AbortController().signal }
  await Promise.all([watchOrders({}, context), watchOrders({}, context)])
  await watchOrders({}, context)
}
const mailsOf = async (orderId: string) =>
  (await db().mail.findMany({ where: { orderId }, orderBy: { createdAt: 'asc' } })).map(({ kind }) => kind)
const onlyOnDuty = async () => {
  await db().user.updateMany({ data: { isOnDuty: false } })
  return createStaff()
}

afterEach(async () => {
  // Each test watches its own orders only.
  await db().order.updateMany({
    where: { status: { in: ['received', 'in_production', 'in_review', 'needs_info'] } },
    data: { status: 'canceled', closedAt: start, pausedAt: null, returnStatus: null },
  })
  await db().urgentFlag.updateMany({
    where: { closedAt: null },
    data: { closedAt: start, outcome: 'raised_in_error' },
  })
})

describe('the promise', () => {
  it('is warned of at six and at two hours, once each to each person on duty', async () => {
    const [one, two] = [await onlyOnDuty(), await createStaff()]
    const order = await createOrder({ status: 'received', dueAt: at(24) })
    await watch(at(17.9))
    expect(await mailsOf(order.id)).toEqual([])
    await watch(at(18))
    await watch(at(20))
    expect(await mailsOf(order.id)).toEqual(['staff_due_6h', 'staff_due_6h'])
    await watch(at(22))
    const due2h = await db().mail.findMany({ where: { orderId: order.id, kind: 'staff_due_2h' } })
    expect(new Set(due2h.map(({ userId }) => userId))).toEqual(new Set([one.id, two.id]))
    expect(due2h).toHaveLength(2)
  })

  it('that is missed sends the money back once, tells the patient once, and the order goes on', async () => {
    await onlyOnDuty()
    const order = await createOrder({ status: 'in_production', dueAt: at(24) })
    const payment = await createPayment(order, { status: 'paid' })
    await watch(at(24))
    await watch(at(30))
    const refunds = await db().refundRequest.findMany({ where: { paymentId: payment.id } })
    expect(refunds).toMatchObject([{ reason: 'promise_missed', amountMinor: payment.amountMinor }])
    expect(await mailsOf(order.id)).toEqual(['promise_missed'])
    expect(await db().order.findUniqueOrThrow({ where: { id: order.id } })).toMatchObject({
      status: 'in_production',
      promiseMissedAt: at(24),
    })
  })

  it('does not run while an order waits for its patient', async () => {
    const order = await createOrder({ status: 'needs_info', pausedAt: at(20), dueAt: at(24) })
    await createPayment(order, { status: 'paid' })
    await watch(at(23))
    await watch(at(25))
    expect(await mailsOf(order.id)).toEqual(['needs_info_reminder'])
    expect(await db().order.findUniqueOrThrow({ where: { id: order.id } })).toMatchObject({
      promiseMissedAt: null,
    })
  })

  it('was kept by a video that was withdrawn after it was due, not by one withdrawn before', async () => {
    const author = await createStaff()
    const withdrawn = async (withdrawnAt: Date) => {
      const order = await createOrder({ status: 'in_production', claimedById: author.id, dueAt: at(24) })
      const work = { orderId: order.id, authorId: author.id, version: 1 }
      const video = await db().video.create({ data: { ...work, state: 'uploading' } })
      const plainReport = await db().plainReport.create({ data: { ...work, body: 'v1.k.x', grade: 5 } })
      const ids = { orderId: order.id, videoId: video.id, plainReportId: plainReport.id }
      const people = { deliveredById: author.id, withdrawnById: author.id }
      await db().delivery.create({ data: { ...ids, ...people, deliveredAt: at(10), withdrawnAt } })
      return order.id
    }
    const [kept, missed] = [await withdrawn(at(40)), await withdrawn(at(12))]
    await watch(at(41))
    expect(await mailsOf(kept)).toEqual([])
    expect(await mailsOf(missed)).toEqual(['promise_missed'])

    // Who reads of it is told the same.
    const reader = { kind: 'staff', userId: author.id } as const
    const facts = async (orderId: string) => {
      const found = await getOrderFacts(reader, { orderId, now: at(41) })
      return found.ok ? found.value : found
    }
    expect(await facts(kept)).toMatchObject({ isPromiseKept: true, msLeft: null })
    expect(await facts(missed)).toMatchObject({ isPromiseKept: false, msLeft: -17 * 3_600_000 })
    const queue = await queuePage(reader, { filter: 'mine' }, at(41))
    expect(queue.ok && queue.value.rows.find(({ id }) => id === kept)?.msLeft).toBeNull()
    const { userId } = await db().order.findUniqueOrThrow({ where: { id: kept } })
    const owner = { kind: 'patient', userId: userId ?? '' } as const
    expect(await listPatientOrders(owner, null)).toMatchObject({ orders: [{ isPromiseKept: true }] })
    expect(await getPatientOrder(owner, { orderId: kept, now: at(41) })).toMatchObject({
      value: { isPromiseKept: true, promiseMissedAt: null },
    })
  })
})

describe('a patient who does not answer', () => {
  it('is reminded at 4 and 24 hours, phoned at 48, and gets the money back after seven days', async () => {
    await onlyOnDuty()
    const order = await createOrder({ status: 'needs_info', pausedAt: start, dueAt: at(20) })
    const payment = await createPayment(order, { status: 'paid' })
    const steps: [number, string[]][] = [
      [3.9, []],
      [4, ['needs_info_reminder']],
      [23, ['needs_info_reminder']],
      [24, ['needs_info_reminder', 'needs_info_reminder']],
      [48, ['needs_info_reminder', 'needs_info_reminder', 'staff_call_patient']],
      [167, ['needs_info_reminder', 'needs_info_reminder', 'staff_call_patient']],
    ]
    for (const [hours, mails] of steps) {
      await watch(at(hours))
      expect(await mailsOf(order.id), `after ${hours} hours`).toEqual(mails)
    }
    await watch(at(168))
    expect((await mailsOf(order.id)).at(-1)).toBe('order_canceled')
    expect(await db().order.findUniqueOrThrow({ where: { id: order.id } })).toMatchObject({
      status: 'canceled',
      closeReason: 'needs_info_expired',
    })
    const refunds = await db().refundRequest.findMany({ where: { paymentId: payment.id } })
    expect(refunds).toMatchObject([{ reason: 'needs_info_expired' }])
  })

  it('and answers in the last moment keeps the order or loses it, never half', async () => {
    const patient = await createUser()
    const order = await createOrder({
      status: 'needs_info',
      pausedAt: start,
      dueAt: at(20),
      userId: patient.id,
      email: patient.email,
    })
    await createPayment(order, { status: 'paid' })
    const answer = { orderId: order.id, message: 'Sorry, here', now: at(168) }
    const [answered] = await Promise.all([
      answerInfo({ kind: 'patient', userId: patient.id }, answer),
      watchOrders({}, { now: at(168), signal: new AbortController().signal }),
    ])
    const { status } = await db().order.findUniqueOrThrow({ where: { id: order.id } })
    const refunds = await db().refundRequest.count({ where: { payment: { orderId: order.id } } })
    expect([status, refunds]).toEqual(answered.ok ? ['received', 0] : ['canceled', 1])
  })
})

describe('what patients write', () => {
  const flags = (orderId: string) => db().urgentFlag.findMany({ where: { orderId } })

  it('flags the order when it is received with alarming questions, once', async () => {
    await onlyOnDuty()
    const alarming = await createOrder({
      status: 'received',
      text: { questions: 'I lost control of my bladder' },
    })
    const calm = await createOrder({
      status: 'received',
      text: { questions: 'What is a disc? No chest pain.' },
    })
    const draft = await createOrder({ status: 'draft', text: { questions: 'I have chest pain' } })
    await watch(at(0))
    expect(await flags(alarming.id)).toMatchObject([{ level: 'minutes', raisedById: null }])
    expect(await mailsOf(alarming.id)).toEqual(['staff_urgent'])
    expect(await flags(calm.id)).toEqual([])
    expect(await flags(draft.id)).toEqual([])
    const audit = await db().auditEvent.findFirstOrThrow({ where: { orderId: alarming.id } })
    expect(audit).toMatchObject({
      action: 'urgent.raised',
      actorKind: 'system',
      detail: { level: 'minutes' },
    })
  })

  it('flags it for an alarming message too, whatever the status', async () => {
    const order = await createOrder({ status: 'delivered' })
    const cipher = await openOrderKey(db(), order.id)
    const id = randomUUID()
    const body = cipher?.encrypt({ table: 'OrderMessage', column: 'body', id }, 'Now I cannot breathe') ?? ''
    await db().orderMessage.create({ data: { id, orderId: order.id, author: 'patient', body } })
    await watch(at(0))
    expect(await flags(order.id)).toHaveLength(1)
  })

  it('that cannot be decrypted fails loudly without holding up the rest', async () => {
    const broken = await createOrder({ status: 'received', questions: 'v1.k.x' })
    await db().order.update({ where: { id: broken.id }, data: { questions: 'v1.wrong.AAAA' } })
    const order = await createOrder({ status: 'received', text: { questions: 'chest pain' }, dueAt: at(5) })
    const context = { now: at(0), signal: new AbortController().signal }
    await expect(watchOrders({}, context)).rejects.toThrow('ciphertext')
    expect(await flags(order.id)).toHaveLength(1)
    expect(await mailsOf(order.id)).toContain('staff_due_6h')
  })
})

describe('an open urgent flag', () => {
  it('is brought up again when nobody phoned for half an hour, and once per silence', async () => {
    const { id: userId } = await onlyOnDuty()
    const order = await createOrder({ status: 'received', dueAt: at(100) })
    const actor = { kind: 'staff' as const, userId }
    const flag = await raiseUrgent(actor, { orderId: order.id, level: 'minutes', note: 'x', now: start })
    if (!flag.ok) throw new Error(flag.code)
    const urgent = async () => (await mailsOf(order.id)).filter((kind) => kind === 'staff_urgent').length
    await watch(at(0.4))
    expect(await urgent()).toBe(1)
    await watch(at(0.5))
    expect(await urgent()).toBe(2)
    await watch(at(0.9))
    expect(await urgent()).toBe(2)
    await watch(at(1))
    expect(await urgent()).toBe(3)
    const call = {
      flagId: flag.value.flagId,
      revision: 0,
      called: 'patient',
      outcome: 'reached',
      note: '',
      now: at(1.1),
    } as const
    await logUrgentCall(actor, call)
    await watch(at(1.5))
    expect(await urgent()).toBe(3)
  })
})

describe('self-released work', () => {
  it('raises one alarm when no peer read it in time', async () => {
    const order = await createOrder({ status: 'delivered', remindersOffAt: start })
    const release = { orderId: order.id, approvedById: randomUUID(), isSelfRelease: true, checklist: [] }
    const { videoId, plainReportId } = await createDelivery(order.id)
    await onlyOnDuty()
    await db().approval.createMany({
      data: [
        { ...release, videoId, plainReportId, reviewDueAt: at(72) },
        // Sent back before it went out.
        { ...release, videoId: randomUUID(), plainReportId, reviewDueAt: at(70) },
      ],
    })
    await watch(at(71))
    expect(await mailsOf(order.id)).toEqual([])
    await watch(at(72))
    expect(await mailsOf(order.id)).toEqual(['staff_alarm'])
  })
})

it('expires drafts whose days are over', async () => {
  const draft = await createOrder({ status: 'draft', draftExpiresAt: at(1) })
  await watch(at(2))
  expect(await db().order.findUniqueOrThrow({ where: { id: draft.id } })).toMatchObject({ status: 'expired' })
})
