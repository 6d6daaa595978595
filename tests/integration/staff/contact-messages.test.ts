import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { prepareStaffContact } from '@/lib/jobs/handlers/mail/prepare-staff-mail'
import { db } from '@/lib/platform/db'
import {
  listContactMessages,
  markContactAnswered,
  readContactMessage,
  receiveContactMessage,
  removeAnsweredMessages,
} from '@/lib/staff/contact-messages'
import { contactFormSchema } from '@/lib/staff/contact-schema'
import { createStaff, createUser } from '@/tests/factories/user'

const NOW = new Date('2026-11-23T12:00:00Z')
const FORM = {
  topic: 'order' as const,
  name: 'Ada Writer',
  email: 'Ada@Patient.example',
  orderNumber: null,
  message: 'When can I call you?',
}

async function received(form: Partial<typeof FORM> = {}): Promise<string> {
  const result = await receiveContactMessage({ ...FORM, ...form }, { clientIp: randomUUID(), now: NOW })
  if (!result.ok) throw new Error(result.code)
  return result.value.messageId
}

async function staffActor(): Promise<StaffActor> {
  return { kind: 'staff', userId: (await createStaff()).id }
}

describe('a message from the contact page', () => {
  it('is stored sealed, and staff on duty get a mail that says nothing of it', async () => {
    const colleague = await createStaff()
    const id = await received()
    const row = await db().contactMessage.findUniqueOrThrow({ where: { id } })
    expect(JSON.stringify(row)).not.toMatch(/Ada|patient\.example|call you/)
    const mail = await db().mail.findFirstOrThrow({ where: { kind: 'staff_contact', userId: colleague.id } })
    const prepared = await prepareStaffContact(mail)
    expect(prepared).toMatchObject({ ok: true, value: { to: colleague.email } })
    expect(JSON.stringify(prepared)).toContain(`/staff/messages/${id}`)
    expect(JSON.stringify(prepared)).not.toMatch(/Ada|ada@|call you/)
  })

  it('is refused from the sixth on within an hour from one network', async () => {
    const from = { clientIp: randomUUID(), now: NOW }
    for (let sent = 0; sent < 5; sent += 1) {
      expect(await receiveContactMessage(FORM, from)).toMatchObject({ ok: true })
    }
    const before = await db().contactMessage.count()
    expect(await receiveContactMessage(FORM, from)).toEqual({ ok: false, code: 'TOO_MANY' })
    expect(await db().contactMessage.count()).toBe(before)
  })

  it('needs an address that can be answered', async () => {
    const result = await receiveContactMessage(
      { ...FORM, email: 'a@b, c@d.example' },
      { clientIp: randomUUID(), now: NOW },
    )
    expect(result).toEqual({ ok: false, code: 'BAD_ADDRESS' })
  })

  it('takes an order number as people write it, or none', () => {
    const parse = (orderNumber: string) => contactFormSchema.safeParse({ ...FORM, orderNumber })
    expect(parse('')).toMatchObject({ success: true, data: { orderNumber: null } })
    expect(parse('my order')).toMatchObject({ success: false })
  })

  it('is read by staff, and each look is written down', async () => {
    const id = await received()
    const actor = await staffActor()
    expect(await readContactMessage(actor, { id, now: NOW })).toMatchObject({
      ok: true,
      value: { name: 'Ada Writer', email: 'ada@patient.example', message: 'When can I call you?' },
    })
    const looks = { action: 'contact.viewed', objectId: id, actorId: actor.userId }
    expect(await db().auditEvent.count({ where: looks })).toBe(1)
  })

  it('is nothing for anybody else', async () => {
    const id = await received()
    const patient = { kind: 'patient' as const, userId: (await createUser()).id }
    for (const actor of [{ kind: 'anonymous' as const }, patient]) {
      expect(await readContactMessage(actor, { id, now: NOW })).toEqual({ ok: false, code: 'NOT_FOUND' })
      expect(await listContactMessages(actor, NOW)).toEqual({ ok: false, code: 'NOT_ALLOWED' })
      expect(await markContactAnswered(actor, { id, now: NOW })).toEqual({ ok: false, code: 'NOT_FOUND' })
    }
  })

  it('is answered once, then goes to the end of the list and out of the mails', async () => {
    const id = await received()
    const actor = await staffActor()
    expect(await markContactAnswered(actor, { id, now: NOW })).toEqual({ ok: true, value: undefined })
    expect(await markContactAnswered(actor, { id, now: NOW })).toEqual({ ok: false, code: 'NOT_FOUND' })
    const open = await received()
    const list = await listContactMessages(actor, NOW)
    const ids = list.ok ? list.value.map((row) => row.id) : []
    expect(ids.indexOf(open)).toBeLessThan(ids.indexOf(id))
    const mail = await db().mail.findFirstOrThrow({
      where: { kind: 'staff_contact', subjectKey: { startsWith: id } },
    })
    expect(await prepareStaffContact(mail)).toEqual({ ok: false, code: 'OUT_OF_DATE' })
  })

  it('is deleted 90 days after it was answered, never before', async () => {
    const [answered, open] = [await received(), await received()]
    await markContactAnswered(await staffActor(), { id: answered, now: NOW })
    const inDays = (days: number) => new Date(NOW.getTime() + days * 86_400_000)
    const left = async () =>
      (await db().contactMessage.findMany({ where: { id: { in: [answered, open] } } })).length
    await removeAnsweredMessages(inDays(89))
    expect(await left()).toBe(2)
    await removeAnsweredMessages(inDays(91))
    expect(await left()).toBe(1)
  })
})
