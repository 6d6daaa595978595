import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { codeFor, linkTokenFor } from '@/lib/auth/challenge-code'
import { sendMail } from '@/lib/jobs/handlers/send-mail'
import type { MailKind } from '@/lib/jobs/mail-kinds'
import { queueMail } from '@/lib/jobs/queue-mail'
import { receiveMailBounce } from '@/lib/orders/record-mail-bounce'
import { db, pool } from '@/lib/platform/db'
import { createOrder } from '@/tests/factories/order'
import { createStaff, createUser } from '@/tests/factories/user'
import { startFakeResend } from './fake-resend'

const resend = await startFakeResend()
process.env.RESEND_BASE_URL = resend.url
afterAll(() => resend.stop())
beforeEach(() => resend.reset())

const now = new Date('2026-11-23T12:00:00Z')

async function queued(kind: MailKind, subjectKey: string, more: { orderId?: string; userId?: string } = {}) {
  await db().$transaction((tx) => queueMail(tx, { kind, subjectKey, ...more }))
  return db().mail.findFirstOrThrow({ where: { kind, subjectKey } })
}

/** Paid, in work, and due after `now`. */
function receivedOrder() {
  return createOrder({ status: 'received', dueAt: new Date('2026-11-24T12:00:00Z') })
}

function send(mailId: string) {
  return sendMail({ mailId }, { now, signal: new AbortController().signal })
}

function row(mailId: string) {
  return db().mail.findUniqueOrThrow({ where: { id: mailId } })
}

async function createChallenge(
  email: string,
  purpose: 'sign_in' | 'order' | 'continue_draft',
  orderId?: string,
) {
  return db().signInChallenge.create({
    data: { purpose, email, expiresAt: new Date(now.getTime() + 600_000), ...(orderId && { orderId }) },
  })
}

describe('sending once', () => {
  it('sends one message though the provider takes it and the line breaks three times (row 34)', async () => {
    const order = await receivedOrder()
    const mail = await queued('order_received', randomUUID(), { orderId: order.id })
    resend.failWith('crash_after_accepting')
    for (let attempt = 0; attempt < 3; attempt++) await expect(send(mail.id)).rejects.toThrow('mail provider')
    resend.failWith('none')
    await send(mail.id)

    expect(resend.requestCount()).toBe(4)
    expect(resend.inbox).toHaveLength(1)
    expect(await row(mail.id)).toMatchObject({ sentAt: now, providerId: resend.inbox[0]?.id })
  })

  it('sends one message though the process dies three times before it notes it (row 34)', async () => {
    const order = await receivedOrder()
    const mail = await queued('order_received', randomUUID(), { orderId: order.id })
    for (let attempt = 0; attempt < 4; attempt++) {
      await db().mail.update({ where: { id: mail.id }, data: { sentAt: null, providerId: null } })
      await send(mail.id)
    }
    expect(resend.inbox).toHaveLength(1)
    expect((await row(mail.id)).providerId).toBe(resend.inbox[0]?.id)
  })

  it('counts as sent when an earlier attempt sent it with other words', async () => {
    const order = await receivedOrder()
    const mail = await queued('order_received', randomUUID(), { orderId: order.id })
    await send(mail.id)
    await db().mail.update({ where: { id: mail.id }, data: { sentAt: null, providerId: null } })
    await db().order.update({ where: { id: order.id }, data: { dueAt: new Date('2027-01-01T00:00:00Z') } })
    await send(mail.id)
    expect(resend.inbox).toHaveLength(1)
    expect((await row(mail.id)).sentAt).toEqual(now)
  })

  it('does nothing for a mail that was sent, and queues it once however often it is asked for', async () => {
    const order = await receivedOrder()
    const subjectKey = randomUUID()
    const mail = await queued('order_received', subjectKey, { orderId: order.id })
    await queued('order_received', subjectKey, { orderId: order.id })
    expect(await db().mail.count({ where: { subjectKey } })).toBe(1)
    await Promise.all([send(mail.id), send(mail.id), send(mail.id)])
    await send(mail.id)
    expect(resend.inbox).toHaveLength(1)
  })

  it('throws to be tried again when the provider is overloaded', async () => {
    const order = await receivedOrder()
    const mail = await queued('order_received', randomUUID(), { orderId: order.id })
    resend.failWith('overloaded')
    await expect(send(mail.id)).rejects.toThrow('rate_limit_exceeded')
    expect((await row(mail.id)).sentAt).toBeNull()
  })

  it('notes a bounce that was told before the answer to sending it', async () => {
    const order = await receivedOrder()
    const mail = await queued('order_received', randomUUID(), { orderId: order.id })
    await send(mail.id)
    const providerId = resend.inbox[0]?.id ?? ''
    await db().mail.update({ where: { id: mail.id }, data: { sentAt: null, providerId: null } })
    await receiveMailBounce(providerId, now)
    expect((await row(mail.id)).bouncedAt).toBeNull()
    await send(mail.id)
    expect(await row(mail.id)).toMatchObject({ providerId, sentAt: now, bouncedAt: now })
  })

  it('gives up on a mail that will never be taken, and tells staff', async () => {
    const colleague = await createStaff()
    const order = await receivedOrder()
    const mail = await queued('order_received', randomUUID(), { orderId: order.id })
    resend.failWith('refuse')
    await send(mail.id)
    expect(await row(mail.id)).toMatchObject({ sentAt: null, bouncedAt: now })
    const told = await db().mail.findMany({ where: { kind: 'staff_bounced', orderId: order.id } })
    expect(told.map((each) => each.userId)).toContain(colleague.id)
    await send(mail.id)
    expect(resend.requestCount()).toBe(1)
  })
})

describe('the queue', () => {
  it('takes a mail that someone waits for before all others', async () => {
    const order = await receivedOrder()
    const challenge = await createChallenge('first@patient.example', 'sign_in')
    const mails = [
      await queued('order_received', randomUUID(), { orderId: order.id }),
      await queued('sign_in_code', challenge.id),
    ]
    const jobs = await pool().query<{ id: string }>(
      `SELECT data->>'mailId' AS id FROM pgboss.job
       WHERE name = 'mail.send' AND data->>'mailId' = ANY($1) ORDER BY priority DESC, created_on`,
      [mails.map(({ id }) => id)],
    )
    expect(jobs.rows.map(({ id }) => id)).toEqual([mails[1]?.id, mails[0]?.id])
  })
})

describe('what is sent', () => {
  it("writes to the order's address, in its time zone, with the number and an opaque link only", async () => {
    const order = await createOrder({
      status: 'received',
      timeZone: 'America/Los_Angeles',
      dueAt: new Date('2026-11-24T20:15:00Z'),
      text: { firstName: 'Zebulon', questions: 'canary-question' },
    })
    const mail = await queued('order_received', randomUUID(), { orderId: order.id })
    await send(mail.id)
    const [sent] = resend.inbox
    expect(sent?.to).toBe(order.email)
    expect(sent?.text).toContain('Tue, Nov 24, 12:15 pm your time')
    expect(sent?.text).toContain(`http://localhost:3000/orders/${order.id}`)
    expect(sent?.text).toContain(order.number)
    expect(JSON.stringify(sent)).not.toMatch(/Zebulon|canary/)
  })

  it('sends the code and the link that are made from the challenge, the same at every attempt', async () => {
    const user = await createUser()
    const challenge = await createChallenge(user.email ?? '', 'sign_in')
    const mail = await queued('sign_in_code', challenge.id)
    await send(mail.id)
    const [sent] = resend.inbox
    expect(sent).toMatchObject({ to: user.email, subject: `Your Mediphany code: ${codeFor(challenge.id)}` })
    expect(sent?.text).toContain(`/sign-in/confirm?token=${encodeURIComponent(linkTokenFor(challenge.id))}`)
    await db().mail.update({ where: { id: mail.id }, data: { sentAt: null, providerId: null } })
    await send(mail.id)
    expect(resend.inbox).toHaveLength(1)
  })

  it.each(['unknown', 'disabled'] as const)('sends no code to an address that is %s', async (kind) => {
    const email = `${randomUUID()}@patient.example`
    if (kind === 'disabled') await createUser({ email, disabledAt: now })
    const challenge = await createChallenge(email, 'sign_in')
    await send((await queued('sign_in_code', challenge.id)).id)
    expect(resend.requestCount()).toBe(0)
  })

  it('sends no code that is used or too old', async () => {
    const user = await createUser()
    for (const data of [{ usedAt: now }, { expiresAt: now }]) {
      const challenge = await createChallenge(user.email ?? '', 'sign_in')
      await db().signInChallenge.update({ where: { id: challenge.id }, data })
      await send((await queued('sign_in_code', challenge.id)).id)
    }
    expect(resend.requestCount()).toBe(0)
  })

  it('sends the code of an order to an address that nobody has yet, and the link of a draft', async () => {
    const order = await createOrder({ status: 'draft' })
    const email = `${randomUUID()}@patient.example`
    const confirm = await createChallenge(email, 'order', order.id)
    const elsewhere = await createChallenge(email, 'continue_draft', order.id)
    await send((await queued('order_code', confirm.id, { orderId: order.id })).id)
    await send((await queued('continue_draft', elsewhere.id, { orderId: order.id })).id)
    expect(resend.inbox.map((sent) => sent.to)).toEqual([email, email])
    expect(resend.inbox[0]?.subject).toContain(codeFor(confirm.id))
    expect(resend.inbox[1]?.text).not.toContain(codeFor(elsewhere.id))
  })

  it('writes to staff in their own zone and to nobody who has left', async () => {
    const order = await createOrder({ status: 'received', dueAt: new Date('2026-11-24T20:15:00Z') })
    const colleague = await createStaff({ timeZone: 'Europe/Dublin' })
    const left = await createStaff({ disabledAt: now })
    for (const { id: userId } of [colleague, left]) {
      const subjectKey = `${order.id}:${userId}`
      await send((await queued('staff_new_order', subjectKey, { orderId: order.id, userId })).id)
    }
    expect(resend.inbox).toHaveLength(1)
    expect(resend.inbox[0]).toMatchObject({ to: colleague.email, subject: `New order ${order.number}` })
    expect(resend.inbox[0]?.text).toContain('Tue, Nov 24, 8:15 pm')
    expect(resend.inbox[0]?.text).toContain(`/staff/orders/${order.id}`)
  })

  it.each([
    ['needs_info_reminder', 'received'],
    ['needs_info', 'received'],
    ['order_delivered', 'in_production'],
    ['video_withdrawn', 'delivered'],
    ['order_canceled', 'received'],
    ['payment_failed', 'received'],
    ['order_received', 'needs_info'],
    ['order_received', 'canceled'],
    ['order_received', 'delivered'],
    ['promise_missed', 'delivered'],
    ['promise_missed', 'canceled'],
  ] as const)('drops %s when the order is %s by then', async (kind, status) => {
    const order = await createOrder({ status, dueAt: new Date('2026-11-24T12:00:00Z') })
    await send((await queued(kind, randomUUID(), { orderId: order.id })).id)
    expect(resend.requestCount()).toBe(0)
  })

  it('names no time that has passed by then: that it is late has a mail of its own', async () => {
    const order = await createOrder({ status: 'received', dueAt: now })
    await send((await queued('order_received', randomUUID(), { orderId: order.id })).id)
    expect(resend.requestCount()).toBe(0)
    await send((await queued('promise_missed', randomUUID(), { orderId: order.id })).id)
    expect(resend.inbox[0]?.subject).toBe('We are late. You get your money back')
  })

  it('drops a mail whose address was erased', async () => {
    const order = await receivedOrder()
    await db().order.update({ where: { id: order.id }, data: { email: null } })
    await send((await queued('order_received', randomUUID(), { orderId: order.id })).id)
    expect(resend.requestCount()).toBe(0)
  })
})
