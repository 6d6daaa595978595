import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { acceptInvite, inviteStaff, inviteTokenFor } from '@/lib/auth/invites'
import { readSession, startSession } from '@/lib/auth/sessions'
import { db } from '@/lib/platform/db'
import { changeRole, setAccess } from '@/lib/staff/change-access'
import { removePlace, savePlace, setDuty, setTrustedAuthor } from '@/lib/staff/change-person'
import { listPeople } from '@/lib/staff/people-queries'
import { createOrder } from '@/tests/factories/order'
import { createStaff, createUser } from '@/tests/factories/user'

const now = new Date()
const nextYear = new Date(now.getTime() + 365 * 86_400_000)
type Admin = { kind: 'admin'; userId: string }
let admin: Admin

const newAdmin = async (): Promise<Admin> => ({
  kind: 'admin',
  userId: (await createStaff({ role: 'admin' })).id,
})

beforeEach(async () => {
  await db().user.updateMany({ where: { role: 'admin' }, data: { role: 'patient' } })
  admin = await newAdmin()
})

describe('people', () => {
  it('are changed by admins, each change written down', async () => {
    const { id: userId } = await createStaff({ licensedIn: [] })
    const on = { userId, isOn: true, now }
    const place = { userId, place: 'US-CA', now }
    expect(await setTrustedAuthor(admin, on)).toMatchObject({ ok: true })
    expect(await setDuty(admin, { ...on, isOn: false })).toMatchObject({ ok: true })
    expect(await savePlace(admin, { ...place, expiresAt: now })).toMatchObject({ ok: true })
    expect(await savePlace(admin, { ...place, expiresAt: nextYear })).toMatchObject({ ok: true })
    const page = await listPeople(admin, now)
    if (!page.ok) throw new Error(page.code)
    expect(page.value.people.find(({ id }) => id === userId)).toMatchObject({
      isTrustedAuthor: true,
      isOnDuty: false,
      places: [{ place: 'US-CA', expiresAt: nextYear, isExpired: false }],
    })
    expect(await removePlace(admin, place)).toMatchObject({ ok: true })
    expect(await removePlace(admin, place)).toEqual({ ok: false, code: 'NOT_FOUND' })
    expect(await db().auditEvent.count({ where: { action: 'staff.changed', objectId: userId } })).toBe(5)
  })

  it('never include patients', async () => {
    const { id: userId } = await createUser()
    expect(await setDuty(admin, { userId, isOn: true, now })).toEqual({ ok: false, code: 'NOT_FOUND' })
    expect(await setAccess(admin, { userId, isOn: false, now })).toEqual({ ok: false, code: 'NOT_FOUND' })
    expect(await changeRole(admin, { userId, role: 'admin', now })).toEqual({ ok: false, code: 'NOT_FOUND' })
    expect(await savePlace(admin, { userId, place: 'IE', expiresAt: nextYear, now })).toEqual({
      ok: false,
      code: 'NOT_FOUND',
    })
    const page = await listPeople(admin, now)
    expect(page.ok && page.value.people.some(({ id }) => id === userId)).toBe(false)
  })

  it('put themselves on and off duty, and nothing else', async () => {
    const [me, other] = [await createStaff(), await createStaff()]
    const actor: Actor = { kind: 'staff', userId: me.id }
    const denied = { ok: false, code: 'NOT_ALLOWED' }
    expect(await setDuty(actor, { userId: me.id, isOn: false, now })).toMatchObject({ ok: true })
    expect(await setDuty(actor, { userId: other.id, isOn: false, now })).toEqual(denied)
    const strangers: Actor[] = [
      actor,
      { kind: 'anonymous' },
      { kind: 'patient', userId: (await createUser()).id },
    ]
    for (const stranger of strangers) {
      const target = { userId: me.id, now }
      expect(await setTrustedAuthor(stranger, { ...target, isOn: true })).toEqual(denied)
      expect(await setAccess(stranger, { ...target, isOn: false })).toEqual(denied)
      expect(await changeRole(stranger, { ...target, role: 'admin' })).toEqual(denied)
      expect(await savePlace(stranger, { ...target, place: 'IE', expiresAt: nextYear })).toEqual(denied)
      expect(await removePlace(stranger, { ...target, place: 'US-NY' })).toEqual(denied)
      expect(await listPeople(stranger, now)).toEqual(denied)
    }
    expect(await db().auditEvent.count({ where: { action: 'staff.denied', wasAllowed: false } })).toBe(19)
  })
})

describe('ending access', () => {
  it('ends open invites: accepting one would give it back', async () => {
    const [disabled, demoted] = [await createStaff(), await createStaff({ role: 'admin' })]
    const invited = async (email: string | null, role: 'staff' | 'admin') => {
      const sent = await inviteStaff(admin, { email: email ?? '', role, now })
      if (!sent.ok) throw new Error(sent.code)
      return { token: inviteTokenFor(sent.value.inviteId), displayName: 'Dr. Test Person', timeZone: '', now }
    }
    const promotion = await invited(disabled.email, 'admin')
    await setAccess(admin, { userId: disabled.id, isOn: false, now })
    expect(await acceptInvite(promotion)).toEqual({ ok: false, code: 'EXPIRED' })
    expect(await db().user.findUnique({ where: { id: disabled.id } })).toMatchObject({
      role: 'staff',
      disabledAt: now,
    })
    await changeRole(admin, { userId: demoted.id, role: 'staff', now })
    const again = await invited(demoted.email, 'admin')
    await changeRole(admin, { userId: demoted.id, role: 'admin', now })
    await changeRole(admin, { userId: demoted.id, role: 'staff', now })
    expect(await acceptInvite(again)).toEqual({ ok: false, code: 'EXPIRED' })
  })

  it('ends sessions, and their orders go back to the queue', async () => {
    const person = await createStaff()
    const token = await db().$transaction((tx) => startSession(tx, { id: person.id, role: 'staff' }, now))
    const working = await createOrder({ status: 'in_production', claimedById: person.id })
    const waiting = await createOrder({
      status: 'needs_info',
      claimedById: person.id,
      claimedAt: now,
      returnStatus: 'in_production',
    })
    const read = await createOrder({ status: 'in_review', claimedById: person.id })
    expect(await setAccess(admin, { userId: person.id, isOn: false, now })).toMatchObject({ ok: true })
    expect(await readSession(token, now)).toBeNull()
    // Finished work that others read: nothing is asked of whoever made it.
    expect(await db().order.findUniqueOrThrow({ where: { id: read.id } })).toMatchObject({
      status: 'in_review',
      claimedById: person.id,
    })
    expect(await db().session.count({ where: { userId: person.id } })).toBe(0)
    const free = { claimedById: null }
    expect(await db().order.findUniqueOrThrow({ where: { id: working.id } })).toMatchObject({
      ...free,
      status: 'received',
    })
    expect(await db().order.findUniqueOrThrow({ where: { id: waiting.id } })).toMatchObject({
      ...free,
      status: 'needs_info',
      returnStatus: 'received',
    })
    expect(await setAccess(admin, { userId: person.id, isOn: true, now })).toMatchObject({ ok: true })
    expect(await db().user.findUniqueOrThrow({ where: { id: person.id } })).toMatchObject({
      disabledAt: null,
      isOnDuty: false,
    })
  })

  it('never locks out oneself or the last admin, even of two at once', async () => {
    expect(await setAccess(admin, { userId: admin.userId, isOn: false, now })).toEqual({
      ok: false,
      code: 'YOURSELF',
    })
    const other = await newAdmin()
    const results = await Promise.all([
      setAccess(admin, { userId: other.userId, isOn: false, now }),
      changeRole(other, { userId: admin.userId, role: 'staff', now }),
    ])
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(results).toContainEqual({ ok: false, code: 'LAST_ADMIN' })
    expect(await db().user.count({ where: { role: 'admin', disabledAt: null } })).toBe(1)
  })

  it('and changing a role ends the sessions of the old one', async () => {
    const person = await createStaff()
    const token = await db().$transaction((tx) => startSession(tx, { id: person.id, role: 'staff' }, now))
    expect(await changeRole(admin, { userId: person.id, role: 'admin', now })).toMatchObject({ ok: true })
    expect(await readSession(token, now)).toBeNull()
    expect(await changeRole(admin, { userId: person.id, role: 'staff', now })).toMatchObject({ ok: true })
  })
})
