import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { codeSource, confirmAddress, sendAddressCodes } from '@/lib/account/change-address'
import { mendAddress, readAddress } from '@/lib/account/mend-address'
import { forgetToldOldAddresses } from '@/lib/account/old-address'
import type { PatientActor } from '@/lib/auth/actor'
import { codeFor } from '@/lib/auth/challenge-code'
import { endSessions, readSession, startSession } from '@/lib/auth/sessions'
import { runJob } from '@/lib/jobs/run-job'
import { db } from '@/lib/platform/db'
import { createOrder } from '@/tests/factories/order'
import { createStaff, createUser } from '@/tests/factories/user'
import { startFakeResend } from '@/tests/integration/mails/fake-resend'

const resend = await startFakeResend()
process.env.RESEND_BASE_URL = resend.url
afterAll(() => resend.stop())

const now = new Date()
const newAddress = () => `${randomUUID()}@new.example`

async function patient() {
  const user = await createUser()
  const order = await createOrder({ status: 'received', userId: user.id, email: user.email })
  const me: PatientActor = { kind: 'patient', userId: user.id }
  return { me, email: user.email ?? '', orderId: order.id }
}

function signIn(userId: string) {
  return db().$transaction((tx) => startSession(tx, { id: userId, role: 'patient' }, now))
}

async function begun(me: PatientActor, email: string): Promise<string> {
  const sent = await sendAddressCodes(me, { email, now })
  if (!sent.ok) throw new Error(sent.code)
  return sent.value.codeId
}

const both = (codeId: string) => ({
  codeId,
  oldCode: codeFor(codeSource(codeId, 'old')),
  newCode: codeFor(codeSource(codeId, 'new')),
})

describe('changing one’s mail address', () => {
  it('needs the codes of both, then moves account and orders and signs other devices out', async () => {
    const { me, email, orderId } = await patient()
    const elsewhere = await createOrder({ status: 'received', userId: me.userId, email: newAddress() })
    const [here, other] = [await signIn(me.userId), await signIn(me.userId)]
    const sessionId = (await readSession(here, now))?.sessionId ?? ''
    const fresh = newAddress()
    const codeId = await begun(me, ` ${fresh.toUpperCase()} `)
    const row = await db().accountCode.findUniqueOrThrow({ where: { id: codeId } })
    expect(row.sealed).toMatch(/^v1\./)
    const mails = await db().mail.findMany({ where: { subjectKey: codeId }, orderBy: { kind: 'asc' } })
    for (const mail of mails) await runJob('mail.send', { mailId: mail.id })
    const { oldCode, newCode } = both(codeId)
    expect(resend.inbox.slice(-2)).toMatchObject([
      { to: fresh, text: expect.stringContaining(newCode) },
      { to: email, text: expect.stringContaining(oldCode) },
    ])
    expect(JSON.stringify(resend.inbox.at(-1))).not.toContain(fresh)
    const swapped = { codeId, oldCode: newCode, newCode: oldCode, sessionId, now }
    expect(await confirmAddress(me, swapped)).toEqual({ ok: false, code: 'WRONG_CODE' })
    expect(await confirmAddress(me, { ...both(codeId), sessionId, now })).toMatchObject({ ok: true })
    expect(await db().user.findUniqueOrThrow({ where: { id: me.userId } })).toMatchObject({ email: fresh })
    const emailOf = async (id: string) => (await db().order.findUniqueOrThrow({ where: { id } })).email
    expect(await emailOf(orderId)).toBe(fresh)
    expect(await emailOf(elsewhere.id)).toBe(elsewhere.email)
    expect(await readSession(here, now)).not.toBeNull()
    expect(await readSession(other, now)).toBeNull()
    const again = { ...both(codeId), sessionId, now }
    expect(await confirmAddress(me, again)).toEqual({ ok: false, code: 'WRONG_CODE' })
  })

  it('says that an address is taken only to whoever reads its mail, and refuses by name', async () => {
    const [{ me, email }, taken] = [await patient(), await patient()]
    const send = (address: string) => sendAddressCodes(me, { email: address, now })
    expect(await send('a@b')).toEqual({ ok: false, code: 'BAD_ADDRESS' })
    expect(await send(email)).toEqual({ ok: false, code: 'SAME' })
    const codeId = await begun(me, taken.email)
    expect(await confirmAddress(taken.me, { ...both(codeId), sessionId: randomUUID(), now })).toEqual({
      ok: false,
      code: 'WRONG_CODE',
    })
    expect(await confirmAddress(me, { ...both(codeId), sessionId: randomUUID(), now })).toEqual({
      ok: false,
      code: 'TAKEN',
    })
    expect(await db().user.findUniqueOrThrow({ where: { id: me.userId } })).toMatchObject({ email })
    for (let nth = 0; nth < 4; nth += 1) await begun(me, newAddress())
    expect(await send(newAddress())).toEqual({ ok: false, code: 'TOO_MANY' })
  })

  it('ends after five wrong tries and after ten minutes', async () => {
    const { me } = await patient()
    const late = await begun(me, newAddress())
    const at = new Date(now.getTime() + 601_000)
    const confirm = (codeId: string, codes: { oldCode: string; newCode: string }, when = now) =>
      confirmAddress(me, { ...codes, codeId, sessionId: randomUUID(), now: when })
    expect(await confirm(late, both(late), at)).toEqual({ ok: false, code: 'WRONG_CODE' })
    const codeId = await begun(me, newAddress())
    for (let nth = 0; nth < 5; nth += 1) await confirm(codeId, { ...both(codeId), newCode: 'nothing' })
    expect(await confirm(codeId, both(codeId))).toEqual({ ok: false, code: 'WRONG_CODE' })
  })
})

describe('an address that staff mend', () => {
  it('moves the patient, ends their sessions, writes to the new one and keeps the reason', async () => {
    const { me, email, orderId } = await patient()
    const cookie = await signIn(me.userId)
    const staff = { kind: 'staff', userId: (await createStaff()).id } as const
    const fresh = newAddress()
    const input = { orderId, email: fresh, reason: 'typo', now } as const
    expect(await readAddress(staff, { orderId, now })).toMatchObject({ value: { email, hasPatient: true } })
    expect(await mendAddress(me, input)).toEqual({ ok: false, code: 'NOT_FOUND' })
    expect(await mendAddress(staff, { ...input, email: 'no' })).toEqual({ ok: false, code: 'BAD_ADDRESS' })
    const other = await patient()
    expect(await mendAddress(staff, { ...input, email: other.email })).toEqual({ ok: false, code: 'TAKEN' })
    expect(await mendAddress(staff, input)).toMatchObject({ ok: true })
    expect(await readSession(cookie, now)).toBeNull()
    expect(await readAddress(staff, { orderId, now })).toMatchObject({ value: { email: fresh } })
    const trail = await db().auditEvent.findMany({ where: { orderId, action: 'account.address_mended' } })
    expect(trail).toMatchObject([{ actorId: staff.userId, detail: { reason: 'typo' } }])
    expect(JSON.stringify(trail)).not.toContain('@')
    const mail = await db().mail.findFirstOrThrow({ where: { orderId, kind: 'address_mended' } })
    await runJob('mail.send', { mailId: mail.id })
    expect(resend.inbox.at(-1)).toMatchObject({ to: fresh })
    const draft = await createOrder()
    expect(await mendAddress(staff, { ...input, orderId: draft.id })).toEqual({
      ok: false,
      code: 'NO_PATIENT',
    })
  })

  it('tells the addresses used so far, also of an account that is closed since, then forgets them', async () => {
    const { me, email, orderId } = await patient()
    const writtenTo = newAddress()
    await db().order.update({ where: { id: orderId }, data: { email: writtenTo } })
    const staff = { kind: 'staff', userId: (await createStaff()).id } as const
    const fresh = newAddress()
    expect(await mendAddress(staff, { orderId, email: fresh, reason: 'lost_access', now })).toMatchObject({
      ok: true,
    })
    const kept = await db().accountCode.findMany({ where: { userId: me.userId } })
    expect(kept.map(({ sealed }) => sealed)).toEqual([
      expect.stringMatching(/^v1\./),
      expect.stringMatching(/^v1\./),
    ])
    await db().user.update({ where: { id: me.userId }, data: { disabledAt: now } })
    const about = { kind: 'address_moved_away', userId: me.userId }
    for (const { id } of await db().mail.findMany({ where: about })) await runJob('mail.send', { mailId: id })
    const told = resend.inbox.slice(-2)
    expect(told.map(({ to }) => to).sort()).toEqual([email, writtenTo].sort())
    for (const mail of told) {
      expect(mail.text).toContain('call us at once')
      expect(JSON.stringify(mail)).not.toContain(fresh)
    }
    await forgetToldOldAddresses()
    expect(await db().accountCode.count({ where: { userId: me.userId } })).toBe(0)
  })

  it('is no typo where somebody has signed in again, and says so with when', async () => {
    const { me, orderId } = await patient()
    const staff = { kind: 'staff', userId: (await createStaff()).id } as const
    await signIn(me.userId)
    const monthLater = new Date(now.getTime() + 31 * 86_400_000)
    expect(await readAddress(staff, { orderId, now })).toMatchObject({ value: { lastSeenAt: now } })
    expect(await readAddress(staff, { orderId, now: monthLater })).toMatchObject({
      value: { lastSeenAt: null },
    })
    const input = { orderId, email: newAddress(), reason: 'typo', now } as const
    const later = new Date(now.getTime() + 3_600_000)
    const cookie = await db().$transaction((tx) =>
      startSession(tx, { id: me.userId, role: 'patient' }, later),
    )
    await db().$transaction((tx) => endSessions(tx, me.userId, later))
    expect(await readSession(cookie, later)).toBeNull()
    expect(await readAddress(staff, { orderId, now })).toMatchObject({
      value: { firstSignInAt: now, lastSignInAt: later, lastSeenAt: null },
    })
    expect(await mendAddress(staff, input)).toEqual({ ok: false, code: 'NO_TYPO' })
    expect(await mendAddress(staff, { ...input, reason: 'bounced' })).toMatchObject({ ok: true })
  })
})
