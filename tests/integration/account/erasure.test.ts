import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { requestExport } from '@/lib/account/data-export'
import { eraseAccount, forgetToldAddresses } from '@/lib/account/erase-account'
import { leftoversOf } from '@/lib/account/prove-erased'
import { confirmErasure, sendEraseCode } from '@/lib/account/request-erasure'
import type { PatientActor } from '@/lib/auth/actor'
import { codeFor } from '@/lib/auth/challenge-code'
import { readSession, startSession } from '@/lib/auth/sessions'
import { askFollowUp } from '@/lib/deliveries/ask-follow-up'
import { createShare } from '@/lib/deliveries/create-share'
import { saveWatchProgress } from '@/lib/deliveries/watch-progress'
import { runJob } from '@/lib/jobs/run-job'
import { forgetPatients } from '@/lib/orders/forget-patients'
import { openOrderKey } from '@/lib/orders/order-key'
import { db } from '@/lib/platform/db'
import { storage } from '@/lib/platform/storage'
import { receiveContactMessage } from '@/lib/staff/contact-messages'
import { createDelivery, createVideoAsset } from '@/tests/factories/delivery'
import { createOrder } from '@/tests/factories/order'
import { createPayment } from '@/tests/factories/payment'
import { createReportFile } from '@/tests/factories/report-file'
import { createReportPage } from '@/tests/factories/report-page'
import { newShare } from '@/tests/factories/share'
import { createStaff, createUser } from '@/tests/factories/user'
import { startFakeResend } from '@/tests/integration/mails/fake-resend'

const resend = await startFakeResend()
process.env.RESEND_BASE_URL = resend.url
afterAll(() => resend.stop())

const now = new Date()

/** A patient with one of everything, each with a canary in it. */
async function patientWithEverything() {
  const mark = `zq7${randomUUID().slice(0, 8)}`
  const canary = (what: string) => `${mark}-${what}`
  const user = await createUser({ email: `${canary('mail')}@patient.example` })
  const email = user.email ?? ''
  const me: PatientActor = { kind: 'patient', userId: user.id }
  const text = {
    firstName: canary('name'),
    phone: '+12125550199',
    questions: canary('questions'),
    pastedText: canary('pasted'),
    typedEmail: canary('typed'),
  }
  const order = await createOrder({ status: 'delivered', userId: user.id, email, deliveredAt: now, text })
  const draft = await createOrder({ status: 'draft', userId: user.id, email, text })
  await createPayment(order, { status: 'paid', receiptUrl: `https://pay.example/${canary('receipt')}` })
  const file = await createReportFile(order.id, {
    bytes: Buffer.from(canary('file')),
    fileName: canary('file.txt'),
  })
  await createReportPage(file)
  const delivery = await createDelivery(order.id, { bytes: Buffer.from(canary('video')) })
  await createVideoAsset(delivery.videoId, 'captions', Buffer.from(canary('captions')), 'text/vtt')
  await saveWatchProgress(me, { orderId: order.id, deliveryId: delivery.id, positionMs: 3_000, now })
  await askFollowUp(me, { orderId: order.id, question: canary('follow-up'), now })
  const share = newShare({ name: canary('son'), owner: canary('me'), showsReport: true, email })
  await createShare(me, { orderId: order.id, share, now })
  const cipher = await openOrderKey(db(), order.id)
  if (!cipher) throw new Error('the order has no key')
  const id = randomUUID()
  const body = cipher.encrypt({ table: 'OrderMessage', column: 'body', id }, canary('message'))
  await db().orderMessage.create({ data: { id, orderId: order.id, author: 'patient', body } })
  await receiveContactMessage(
    { topic: 'privacy', name: canary('writer'), email, orderNumber: null, message: canary('contact') },
    { clientIp: randomUUID(), now },
  )
  await db().signInChallenge.create({
    data: { purpose: 'sign_in', email, createdAt: now, expiresAt: new Date(now.getTime() + 600_000) },
  })
  const asked = await requestExport(me, now)
  if (!asked.ok) throw new Error(asked.code)
  await runJob('account.export', { exportId: asked.value.exportId })
  const cookie = await db().$transaction((tx) => startSession(tx, { id: user.id, role: 'patient' }, now))
  return { me, email, mark, orderIds: [order.id, draft.id], cookie }
}

async function confirmed(me: PatientActor): Promise<string> {
  const sent = await sendEraseCode(me, now)
  if (!sent.ok) throw new Error(sent.code)
  const { codeId } = sent.value
  const done = await confirmErasure(me, { codeId, code: codeFor(codeId), now })
  if (!done.ok) throw new Error(done.code)
  return done.value.requestId
}

/** Every row of every table, the queue's too, as the database would print it. */
async function everyRow(): Promise<string> {
  const tables = await db().$queryRaw<{ name: string }[]>`
    SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
    WHERE table_schema IN ('public', 'pgboss') AND table_type = 'BASE TABLE'`
  const dumps: string[] = []
  for (const { name } of tables) {
    const rows = await db().$queryRawUnsafe<{ row: string | null }[]>(
      `SELECT string_agg(t::text, E'\\n') AS row FROM ${name} t`,
    )
    dumps.push(`${name}: ${rows[0]?.row ?? ''}`)
  }
  return dumps.join('\n')
}

/** Every object of the store, opened. */
async function everyObject(): Promise<string> {
  const parts: Buffer[] = []
  for await (const { key } of storage().list()) {
    const object = await storage().open(key)
    if (object) for await (const part of object.stream()) parts.push(part)
  }
  return Buffer.concat(parts).toString('latin1')
}

describe('deleting my data', () => {
  it('leaves no word, file, key or job of it anywhere, and says so once', async () => {
    const { me, email, mark, orderIds, cookie } = await patientWithEverything()
    expect(await everyRow()).toContain(email)
    expect(await everyObject()).toContain(`${mark}-video`)
    const requestId = await confirmed(me)
    expect(await readSession(cookie, now)).toBeNull()
    await runJob('account.erase', { requestId })
    await runJob('account.erase', { requestId })
    const mails = await db().mail.findMany({ where: { kind: 'data_erased', subjectKey: requestId } })
    expect(mails).toHaveLength(1)
    await runJob('mail.send', { mailId: mails[0]?.id })
    expect(resend.inbox.at(-1)?.to).toBe(email)
    await forgetToldAddresses(now)
    expect(await everyRow()).not.toContain(mark)
    expect(await everyObject()).not.toContain(mark)
    expect(await db().orderKey.count({ where: { orderId: { in: orderIds } } })).toBe(0)
    expect(await db().user.count({ where: { id: me.userId } })).toBe(0)
    expect(await db().erasureRequest.findUniqueOrThrow({ where: { id: requestId } })).toMatchObject({
      sealed: null,
      orderIds: [],
      provenAt: expect.any(Date),
    })
  })

  it('keeps the bare record of a payment with its place, and nothing of what was never paid', async () => {
    const { me, orderIds } = await patientWithEverything()
    await runJob('account.erase', { requestId: await confirmed(me) })
    const [paid, draft] = await Promise.all(
      orderIds.map((id) => db().order.findUniqueOrThrow({ where: { id }, include: { payments: true } })),
    )
    expect(paid).toMatchObject({ userId: null, email: null, place: 'US-NY', amountMinor: 14_900 })
    expect(paid?.payments).toMatchObject([{ status: 'paid', receiptUrl: null }])
    expect(draft).toMatchObject({ status: 'expired', userId: null, email: null, place: null })
    const inEightYears = new Date(now.getTime() + 8 * 366 * 86_400_000)
    await forgetPatients(inEightYears)
    expect(await db().order.findUniqueOrThrow({ where: { id: paid?.id ?? '' } })).toMatchObject({
      place: null,
    })
  })

  it('touches nobody else', async () => {
    const [gone, stays] = [await patientWithEverything(), await patientWithEverything()]
    await runJob('account.erase', { requestId: await confirmed(gone.me) })
    expect(await db().user.count({ where: { id: stays.me.userId, email: stays.email } })).toBe(1)
    expect(await db().orderKey.count({ where: { orderId: { in: stays.orderIds } } })).toBe(2)
    expect(await readSession(stays.cookie, now)).not.toBeNull()
    expect(await db().dataExport.count({ where: { userId: stays.me.userId, state: 'ready' } })).toBe(1)
  })

  it('does not say that it is done while anything is left, and is done by the next try', async () => {
    const { me, email, orderIds } = await patientWithEverything()
    const keys = (await db().reportFile.findMany({ where: { orderId: { in: orderIds } } })).flatMap(
      ({ storageKeys }) => storageKeys,
    )
    const found = await leftoversOf({ userId: me.userId, orderIds, keys, email, requestedAt: now })
    for (const where of ['accounts', 'sessions', 'keys', 'orders', 'pages', 'files', 'links', 'objects'])
      expect(found.join()).toContain(where)
    const requestId = await confirmed(me)
    // The database keeps a link back: the erasure finds it, and tries again.
    await db().$executeRawUnsafe(
      `CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'`,
    )
    await db().$executeRawUnsafe(
      'CREATE TRIGGER keep BEFORE DELETE ON "ShareLink" FOR EACH ROW EXECUTE FUNCTION keep()',
    )
    await expect(eraseAccount(requestId, now)).rejects.toThrow(/links: 1/)
    expect(await db().erasureRequest.findUniqueOrThrow({ where: { id: requestId } })).toMatchObject({
      provenAt: null,
    })
    expect(await db().mail.count({ where: { kind: 'data_erased', subjectKey: requestId } })).toBe(0)
    await db().$executeRawUnsafe('DROP TRIGGER keep ON "ShareLink"')
    await eraseAccount(requestId, now)
    expect(await db().mail.count({ where: { kind: 'data_erased', subjectKey: requestId } })).toBe(1)
  })

  it('ends for somebody who comes back with the same address before it is done, and leaves them alone', async () => {
    const { me, email } = await patientWithEverything()
    const requestId = await confirmed(me)
    const after = new Date(now.getTime() + 60_000)
    const back = await createUser({ email })
    const order = await createOrder({ status: 'received', userId: back.id, email })
    const code = await db().signInChallenge.create({
      data: { purpose: 'sign_in', email, createdAt: after, expiresAt: new Date(after.getTime() + 600_000) },
    })
    const words = { topic: 'privacy', name: 'Ada', email, orderNumber: null, message: 'I am back.' } as const
    const wrote = await receiveContactMessage(words, { clientIp: randomUUID(), now: after })
    if (!wrote.ok) throw new Error(wrote.code)
    await eraseAccount(requestId, after)
    expect(await db().erasureRequest.findUniqueOrThrow({ where: { id: requestId } })).toMatchObject({
      provenAt: after,
    })
    expect(await db().mail.count({ where: { kind: 'data_erased', subjectKey: requestId } })).toBe(1)
    expect(await db().user.count({ where: { id: back.id, email } })).toBe(1)
    expect(await db().order.count({ where: { id: order.id, userId: back.id, email } })).toBe(1)
    expect(await db().signInChallenge.count({ where: { id: code.id } })).toBe(1)
    expect(await db().contactMessage.count({ where: { id: wrote.value.messageId } })).toBe(1)
    expect(await db().user.count({ where: { id: me.userId } })).toBe(0)
  })

  it('needs the mailed code, five tries at most, and waits while something is open', async () => {
    const user = await createUser()
    const me: PatientActor = { kind: 'patient', userId: user.id }
    const order = await createOrder({ status: 'received', userId: user.id })
    expect(await sendEraseCode(me, now)).toEqual({ ok: false, code: 'OPEN_ORDER' })
    await db().order.update({ where: { id: order.id }, data: { status: 'canceled', closedAt: now } })
    const staff = { kind: 'staff', userId: (await createStaff()).id } as const
    expect(await sendEraseCode(staff, now)).toEqual({ ok: false, code: 'NOT_ALLOWED' })
    const sent = await sendEraseCode(me, now)
    if (!sent.ok) throw new Error(sent.code)
    const { codeId } = sent.value
    const code = codeFor(codeId)
    const wrong = code === '000000' ? '000001' : '000000'
    const stranger: PatientActor = { kind: 'patient', userId: (await createUser()).id }
    const tried = (who: PatientActor, typed: string, at = now) =>
      confirmErasure(who, { codeId, code: typed, now: at })
    expect(await tried(stranger, code)).toEqual({ ok: false, code: 'WRONG_CODE' })
    expect(await tried(me, code, new Date(now.getTime() + 601_000))).toEqual({
      ok: false,
      code: 'WRONG_CODE',
    })
    for (let nth = 0; nth < 5; nth += 1) await tried(me, wrong)
    expect(await tried(me, code)).toEqual({ ok: false, code: 'WRONG_CODE' })
    expect(await db().user.findUniqueOrThrow({ where: { id: user.id } })).toMatchObject({ disabledAt: null })
    const mail = await db().mail.findFirstOrThrow({ where: { kind: 'erase_code', subjectKey: codeId } })
    await runJob('mail.send', { mailId: mail.id })
    expect(resend.inbox.at(-1)).toMatchObject({ to: user.email, text: expect.stringContaining(code) })
  })
})
