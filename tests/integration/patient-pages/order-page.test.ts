import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Actor, PatientActor } from '@/lib/auth/actor'
import { answerInfo } from '@/lib/orders/answer-info'
import { correctAddress } from '@/lib/orders/correct-address'
import { openOrderKey } from '@/lib/orders/order-key'
import { getOrderVersion, getPatientOrder, listPatientOrders } from '@/lib/orders/order-queries'
import { db } from '@/lib/platform/db'
import { createDelivery } from '@/tests/factories/delivery'
import { createOrder } from '@/tests/factories/order'
import { createPayment } from '@/tests/factories/payment'
import { createReportFile } from '@/tests/factories/report-file'
import { createStaff, createUser } from '@/tests/factories/user'

const HOUR = 3_600_000
const now = new Date('2026-11-23T12:00:00Z')

function patient(userId: string | null): PatientActor {
  if (userId === null) throw new Error('a placed order has its patient')
  return { kind: 'patient', userId }
}

async function strangers(orderId: string): Promise<Actor[]> {
  const other = await createUser()
  return [
    { kind: 'anonymous' },
    { kind: 'draft', orderId },
    { kind: 'patient', userId: other.id },
    { kind: 'patient', userId: other.id, draftOrderId: orderId },
  ]
}

function audits(orderId: string, action: string) {
  return db().auditEvent.findMany({ where: { orderId, action }, select: { actorId: true, wasAllowed: true } })
}

async function waitingOrder(returnStatus: 'received' | 'in_production' = 'received') {
  const claim =
    returnStatus === 'in_production' ? { claimedById: (await createStaff()).id, claimedAt: now } : {}
  return createOrder({
    status: 'needs_info',
    returnStatus,
    ...claim,
    paidAt: new Date(now.getTime() - 8 * HOUR),
    dueAt: new Date(now.getTime() + 16 * HOUR),
    pausedAt: new Date(now.getTime() - 2 * HOUR),
  })
}

describe("the patient's status page", () => {
  it('shows an order to its patient, with what was written in clear, and audits the look', async () => {
    const order = await waitingOrder()
    const cipher = await openOrderKey(db(), order.id)
    const id = randomUUID()
    const body = cipher?.encrypt({ table: 'OrderMessage', column: 'body', id }, 'Please send page 2.') ?? ''
    await db().orderMessage.create({ data: { id, orderId: order.id, author: 'staff', body } })

    const shown = await getPatientOrder(patient(order.userId), { orderId: order.id, now })
    expect(shown).toMatchObject({
      ok: true,
      value: {
        number: order.number,
        email: order.email,
        messages: [{ author: 'staff', body: 'Please send page 2.' }],
      },
    })
    expect(await audits(order.id, 'order.viewed')).toEqual([{ actorId: order.userId, wasAllowed: true }])
  })

  it('does not exist for anyone else, whose try is audited; staff have screens of their own', async () => {
    const order = await createOrder({ status: 'received' })
    const others = [
      ...(await strangers(order.id)),
      { kind: 'staff', userId: (await createStaff()).id } as const,
    ]
    for (const actor of others) {
      expect(await getPatientOrder(actor, { orderId: order.id, now })).toEqual({
        ok: false,
        code: 'NOT_FOUND',
      })
    }
    const denied = await audits(order.id, 'order.denied')
    expect(denied).toHaveLength(others.length)
    expect(denied.every((row) => !row.wasAllowed)).toBe(true)
    expect(await audits(order.id, 'order.viewed')).toEqual([])
  })

  it('shows what was paid, what went back and what is on its way back', async () => {
    const order = await createOrder({ status: 'received' })
    const payment = await createPayment(order, { status: 'paid', receiptUrl: 'https://pay.example/receipt' })
    const entry = { paymentId: payment.id, currency: 'usd', at: now }
    await db().paymentEntry.createMany({
      data: [
        { ...entry, kind: 'refund', amountMinor: 2_000, stripeObjectId: `re_1_${payment.id}` },
        { ...entry, kind: 'refund', amountMinor: 3_000, stripeObjectId: `re_2_${payment.id}` },
        { ...entry, kind: 'refund_failed', amountMinor: 3_000, stripeObjectId: `re_2_${payment.id}` },
      ],
    })
    const asked = { paymentId: payment.id, reason: 'staff' }
    await db().refundRequest.createMany({
      data: [
        { ...asked, amountMinor: 2_000, stripeRefundId: `re_1_${payment.id}`, doneAt: now },
        { ...asked, amountMinor: 3_000, stripeRefundId: `re_2_${payment.id}`, failedAt: now },
        { ...asked, amountMinor: 1_500 },
        // Closed because everything had gone back by another refund.
        { ...asked, amountMinor: 4_000, doneAt: now },
      ],
    })
    const shown = await getPatientOrder(patient(order.userId), { orderId: order.id, now })
    expect(shown.ok && shown.value.money).toMatchObject({
      receiptUrl: 'https://pay.example/receipt',
      charges: [{ amount: { amountMinor: 14_900, currency: 'usd' } }],
      refunds: [{ amount: { amountMinor: 2_000, currency: 'usd' } }],
      refunding: { amountMinor: 1_500, currency: 'usd' },
    })
  })

  it('says that money could not be sent back, until it is given back again', async () => {
    const order = await createOrder({ status: 'canceled', closedAt: now })
    const payment = await createPayment(order, { status: 'paid' })
    const asked = { paymentId: payment.id, reason: 'patient_canceled', amountMinor: 14_900 }
    await db().refundRequest.create({ data: { ...asked, createdAt: now, failedAt: now } })
    const money = async () => {
      const shown = await getPatientOrder(patient(order.userId), { orderId: order.id, now })
      return shown.ok && shown.value.money
    }
    const amount = { amountMinor: 14_900, currency: 'usd' }
    expect(await money()).toMatchObject({ refunds: [], refunding: null, refundFailed: amount })
    const [later, latest] = [new Date(now.getTime() + HOUR), new Date(now.getTime() + 2 * HOUR)]
    const { id } = await db().refundRequest.create({ data: { ...asked, createdAt: later } })
    expect(await money()).toMatchObject({ refunding: amount, refundFailed: null })
    // Refused once more it is the same money, not twice as much.
    await db().refundRequest.update({ where: { id }, data: { failedAt: latest } })
    expect(await money()).toMatchObject({ refunding: null, refundFailed: amount })
  })

  it('has a version that changes with what is shown, for its patient and staff only', async () => {
    const order = await createOrder({ status: 'awaiting_payment' })
    const owner = patient(order.userId)
    const versions = [await getOrderVersion(owner, { orderId: order.id, now })]
    expect(await getOrderVersion(owner, { orderId: order.id, now })).toEqual(versions[0])
    const payment = await createPayment(order)
    versions.push(await getOrderVersion(owner, { orderId: order.id, now }))
    await db().payment.update({ where: { id: payment.id }, data: { status: 'pending' } })
    versions.push(await getOrderVersion(owner, { orderId: order.id, now }))
    expect(new Set(versions.map((version) => JSON.stringify(version))).size).toBe(3)
    for (const actor of await strangers(order.id)) {
      expect(await getOrderVersion(actor, { orderId: order.id, now })).toEqual({
        ok: false,
        code: 'NOT_FOUND',
      })
    }
    expect(await audits(order.id, 'order.viewed')).toEqual([])
  })

  it('lists the orders of a patient page by page, none twice, none of others', async () => {
    const user = await createUser()
    const ids: string[] = []
    for (let index = 0; index < 22; index++) {
      const createdAt = new Date(now.getTime() + Math.floor(index / 2))
      ids.push((await createOrder({ status: 'received', userId: user.id, email: user.email, createdAt })).id)
    }
    await createOrder({ status: 'received' })
    const first = await listPatientOrders(patient(user.id), null)
    const second = await listPatientOrders(patient(user.id), first.nextAfter)
    expect(first.orders).toHaveLength(20)
    expect(second.nextAfter).toBeNull()
    const listed = [...first.orders, ...second.orders].map((order) => order.id)
    expect(listed.toSorted()).toEqual(ids.toSorted())
  })
})

describe('answering what we asked', () => {
  it.each(['received', 'in_production'] as const)(
    'goes back to %s, and the clock resumes',
    async (returnStatus) => {
      const order = await waitingOrder(returnStatus)
      const colleague = await createStaff()
      const input = { orderId: order.id, message: '  Here it is.  ', now }
      expect(await answerInfo(patient(order.userId), input)).toEqual({ ok: true })

      const after = await db().order.findUniqueOrThrow({
        where: { id: order.id },
        include: { messages: true },
      })
      expect(after).toMatchObject({ status: returnStatus, pausedAt: null, returnStatus: null })
      expect(after.dueAt).toEqual(new Date(now.getTime() + 18 * HOUR))
      const [message] = after.messages
      const cipher = await openOrderKey(db(), order.id)
      const place = { table: 'OrderMessage', column: 'body', id: message?.id ?? '' }
      expect(cipher?.decrypt(place, message?.body ?? null)).toBe('Here it is.')
      const told = await db().mail.findMany({ where: { kind: 'staff_reply', orderId: order.id } })
      expect(told.map((mail) => mail.userId)).toContain(colleague.id)
    },
  )

  it('needs words or a new file', async () => {
    const order = await waitingOrder()
    const input = { orderId: order.id, message: '   ', now }
    expect(await answerInfo(patient(order.userId), input)).toEqual({ ok: false, code: 'EMPTY' })
    const file = await createReportFile(order.id)
    await db().reportFile.update({ where: { id: file.id }, data: { createdAt: now } })
    expect(await answerInfo(patient(order.userId), input)).toEqual({ ok: true })
    expect(await db().orderMessage.count({ where: { orderId: order.id } })).toBe(0)
  })

  it('is taken once', async () => {
    const order = await waitingOrder()
    const input = { orderId: order.id, message: 'Here it is.', now }
    const answers = await Promise.all([1, 2, 3, 4].map(() => answerInfo(patient(order.userId), input)))
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    expect(await db().orderMessage.count({ where: { orderId: order.id } })).toBe(1)
    expect(await answerInfo(patient(order.userId), input)).toEqual({ ok: false, code: 'CONFLICT' })
  })

  it('is refused when it is too long, or from anyone else', async () => {
    const order = await waitingOrder()
    const tooLong = { orderId: order.id, message: 'x'.repeat(4_001), now }
    expect(await answerInfo(patient(order.userId), tooLong)).toEqual({ ok: false, code: 'TOO_LONG' })
    for (const actor of await strangers(order.id)) {
      const answer = await answerInfo(actor, { orderId: order.id, message: 'mine now', now })
      expect(answer).toEqual({ ok: false, code: 'NOT_FOUND' })
    }
    expect((await db().order.findUniqueOrThrow({ where: { id: order.id } })).status).toBe('needs_info')
  })
})

describe('correcting where we write', () => {
  const newAddress = () => `${randomUUID()}@new.example`
  const later = (milliseconds: number) => new Date(now.getTime() + milliseconds)

  async function orderWithFirstSession(fields: Parameters<typeof createOrder>[0] = {}) {
    const order = await createOrder({ status: 'received', dueAt: later(HOUR), ...fields })
    const userId = patient(order.userId).userId
    await db().user.update({ where: { id: userId }, data: { firstSignInAt: now } })
    await startSession(userId, now)
    return { order, owner: patient(userId) }
  }

  function startSession(userId: string, createdAt: Date) {
    const later = new Date(createdAt.getTime() + 30 * 24 * HOUR)
    const times = { createdAt, lastSeenAt: createdAt, idleExpiresAt: later, absoluteExpiresAt: later }
    return db().session.create({ data: { tokenHash: randomUUID(), userId, ...times }, select: { id: true } })
  }

  it('changes the address of the order, not who signs in, and writes there at once', async () => {
    const { order, owner } = await orderWithFirstSession()
    const email = newAddress()
    const typed = ` ${email.toUpperCase()} `
    expect(await correctAddress(owner, { orderId: order.id, email: typed, now })).toEqual({ ok: true })
    const after = await db().order.findUniqueOrThrow({ where: { id: order.id }, include: { user: true } })
    expect(after.email).toBe(email)
    expect(after.user?.email).not.toBe(email)
    expect(await db().mail.count({ where: { kind: 'order_received', orderId: order.id } })).toBe(1)
    expect(await audits(order.id, 'order.changed')).toHaveLength(1)
  })

  it.each([
    ['that waits for the patient', { status: 'needs_info', pausedAt: now }, ['needs_info']],
    ['that is late', { dueAt: later(-HOUR), promiseMissedAt: now }, ['promise_missed']],
    ['that is just due, where the mail that it is late comes by itself', { dueAt: now }, []],
    ['that is delivered', { status: 'delivered' }, []],
  ] as const)('says what is true of an order %s', async (_, fields, kinds) => {
    const { order, owner } = await orderWithFirstSession(fields)
    expect(await correctAddress(owner, { orderId: order.id, email: newAddress(), now })).toEqual({ ok: true })
    const mails = await db().mail.findMany({ where: { orderId: order.id }, select: { kind: true } })
    expect(mails.map(({ kind }) => kind)).toEqual(kinds)
  })

  it('says of a video that was taken back that it is made again, and gives no time that has passed', async () => {
    const { order, owner } = await orderWithFirstSession({ status: 'in_production', dueAt: later(-HOUR) })
    const { id, deliveredById } = await createDelivery(order.id)
    const taken = { withdrawnAt: now, withdrawnById: deliveredById }
    await db().delivery.update({ where: { id }, data: taken })
    await correctAddress(owner, { orderId: order.id, email: newAddress(), now })
    expect(await db().mail.count({ where: { orderId: order.id, kind: 'video_withdrawn' } })).toBe(1)
  })

  it('ends with the first sign-in from elsewhere, and after three changes', async () => {
    const { order, owner } = await orderWithFirstSession()
    const change = () => correctAddress(owner, { orderId: order.id, email: newAddress(), now })
    for (let index = 0; index < 3; index++) expect(await change()).toEqual({ ok: true })
    expect(await change()).toEqual({ ok: false, code: 'TOO_MANY' })

    const second = await orderWithFirstSession()
    await startSession(second.owner.userId, new Date(now.getTime() + HOUR))
    const late = await correctAddress(second.owner, { orderId: second.order.id, email: newAddress(), now })
    expect(late).toEqual({ ok: false, code: 'NOT_ALLOWED' })
  })

  it('refuses what is no address, and anyone else', async () => {
    const { order, owner } = await orderWithFirstSession()
    const bad = await correctAddress(owner, { orderId: order.id, email: 'a@b.example, c@d.example', now })
    expect(bad).toEqual({ ok: false, code: 'BAD_ADDRESS' })
    for (const actor of await strangers(order.id)) {
      const answer = await correctAddress(actor, { orderId: order.id, email: newAddress(), now })
      expect(answer).toEqual({ ok: false, code: 'NOT_FOUND' })
    }
    expect((await db().order.findUniqueOrThrow({ where: { id: order.id } })).email).toBe(order.email)
  })
})
