import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { actorOf } from '@/lib/auth/current-actor'
import { acceptInvite, inviteStaff, inviteTokenFor, readInvite, revokeInvite } from '@/lib/auth/invites'
import { readSession, startSession } from '@/lib/auth/sessions'
import { db } from '@/lib/platform/db'
import { createStaff, createUser } from '@/tests/factories/user'
import { NOW, secondsAfter } from './sign-in'

const DAY = 86_400

async function invite(role: 'staff' | 'admin' = 'staff', email = `${randomUUID()}@staff.example`) {
  const admin = await createStaff({ role: 'admin' })
  const actor: Actor = { kind: 'admin', userId: admin.id }
  const result = await inviteStaff(actor, { email, role, now: NOW })
  if (!result.ok) throw new Error(result.code)
  return { actor, email, inviteId: result.value.inviteId, token: inviteTokenFor(result.value.inviteId) }
}

const displayName = 'Dr. Maria Lopez'

function accept(input: { token: string } & Partial<Parameters<typeof acceptInvite>[0]>) {
  return acceptInvite({ displayName, timeZone: 'America/Chicago', now: NOW, ...input })
}

describe('inviting staff', () => {
  it('is for admins, and for one well-formed address', async () => {
    const actors: Actor[] = [
      { kind: 'anonymous' },
      { kind: 'patient', userId: (await createUser()).id },
      { kind: 'staff', userId: (await createStaff()).id },
    ]
    for (const actor of actors) {
      const refused = await inviteStaff(actor, { email: 'a@staff.example', role: 'staff', now: NOW })
      expect(refused).toEqual({ ok: false, code: 'FORBIDDEN' })
    }
    const { actor } = await invite()
    expect(await inviteStaff(actor, { email: 'a@b.example, c@d.example', role: 'staff', now: NOW })).toEqual({
      ok: false,
      code: 'BAD_ADDRESS',
    })
    const colleague = await createStaff()
    expect(await inviteStaff(actor, { email: colleague.email ?? '', role: 'staff', now: NOW })).toEqual({
      ok: false,
      code: 'ALREADY_STAFF',
    })
  })

  it('queues a mail and leaves an audit row', async () => {
    const { inviteId } = await invite('admin')
    expect(await db().mail.count({ where: { kind: 'staff_invite', subjectKey: inviteId } })).toBe(1)
    expect(await db().auditEvent.count({ where: { action: 'staff.invited', objectId: inviteId } })).toBe(1)
  })
})

describe('an invite', () => {
  it('survives being opened, and is accepted once', async () => {
    const { token, email } = await invite()
    for (let opened = 0; opened < 3; opened += 1) {
      expect(await readInvite(token, NOW)).toEqual({ email, role: 'staff', displayName: null })
    }
    const results = await Promise.all(Array.from({ length: 5 }, () => accept({ token })))
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(await db().user.findUnique({ where: { email } })).toMatchObject({
      role: 'staff',
      displayName,
      timeZone: 'America/Chicago',
    })
    expect(await readInvite(token, NOW)).toBeNull()
  })

  it('signs in with the first factor only', async () => {
    const { token } = await invite()
    const accepted = await accept({ token })
    if (!accepted.ok) throw new Error(accepted.code)
    const session = await readSession(accepted.value.sessionToken, NOW)
    expect(session).toMatchObject({ role: 'staff', hasSecondFactor: false })
    expect(actorOf(session, null)).toEqual({ kind: 'anonymous' })
  })

  it('keeps the time zone that somebody has, and takes none that there is not', async () => {
    const user = await createUser({ email: 'zoned@staff.example', timeZone: 'Europe/Dublin' })
    const zoneOf = async (email: string) => (await db().user.findUnique({ where: { email } }))?.timeZone
    await accept({ token: (await invite('staff', 'zoned@staff.example')).token })
    expect(await zoneOf(user.email ?? '')).toBe('Europe/Dublin')
    const unknown = await invite()
    await accept({ token: unknown.token, timeZone: 'Mars/Olympus' })
    expect(await zoneOf(unknown.email)).toBe('UTC')
  })

  it('promotes who is here already, ends their old sessions and lets the disabled back in', async () => {
    const user = await createUser({ email: 'patient-first@staff.example', disabledAt: NOW })
    const old = await db().$transaction((tx) => startSession(tx, user, NOW))
    const { token } = await invite('admin', 'patient-first@staff.example')
    expect((await accept({ token })).ok).toBe(true)
    expect(await db().user.findUnique({ where: { id: user.id } })).toMatchObject({
      role: 'admin',
      disabledAt: null,
    })
    expect(await readSession(old, NOW)).toBeNull()
  })

  it('ends after 7 days, and when a newer one is sent', async () => {
    const first = await invite()
    expect(await readInvite(first.token, secondsAfter(7 * DAY))).toBeNull()
    expect(await accept({ token: first.token, now: secondsAfter(7 * DAY) })).toEqual({
      ok: false,
      code: 'EXPIRED',
    })
    const second = await invite('admin', first.email)
    expect(await readInvite(first.token, secondsAfter(1))).toBeNull()
    expect(await readInvite(second.token, secondsAfter(1))).toMatchObject({ role: 'admin' })
  })

  it('is revoked by an admin, once, and then opens nothing', async () => {
    const { actor, token, inviteId } = await invite()
    const input = { inviteId, now: NOW }
    expect(await revokeInvite({ kind: 'staff', userId: (await createStaff()).id }, input)).toEqual({
      ok: false,
      code: 'FORBIDDEN',
    })
    expect(await readInvite(token, NOW)).not.toBeNull()
    expect(await revokeInvite(actor, input)).toMatchObject({ ok: true })
    expect(await readInvite(token, NOW)).toBeNull()
    expect(await accept({ token })).toEqual({ ok: false, code: 'EXPIRED' })
    expect(await revokeInvite(actor, input)).toEqual({ ok: false, code: 'NOT_FOUND' })
    expect(await db().auditEvent.count({ where: { action: 'staff.invited', objectId: inviteId } })).toBe(2)
  })

  it('never takes the role of an admin away', async () => {
    const admin = await createStaff({ role: 'admin' })
    const actor: Actor = { kind: 'admin', userId: admin.id }
    const toStaff = { email: admin.email ?? '', role: 'staff', now: NOW } as const
    expect(await inviteStaff(actor, toStaff)).toEqual({ ok: false, code: 'ALREADY_STAFF' })

    const { token, email } = await invite('staff')
    await createStaff({ role: 'admin', email })
    expect(await accept({ token })).toEqual({ ok: false, code: 'EXPIRED' })
    expect(await db().user.findUnique({ where: { email } })).toMatchObject({ role: 'admin' })
  })

  it('needs a name, and a token that we made', async () => {
    const { token, inviteId } = await invite()
    for (const name of ['', ' ', 'x', 'a'.repeat(101), 'a\u0000b', 'line\nbreak']) {
      expect(await accept({ token, displayName: name })).toEqual({
        ok: false,
        code: 'BAD_NAME',
      })
    }
    for (const forged of ['', inviteId, `${inviteId}.x`, token.slice(1), 'a'.repeat(9_999)]) {
      expect(await accept({ token: forged })).toEqual({
        ok: false,
        code: 'EXPIRED',
      })
    }
  })
})
