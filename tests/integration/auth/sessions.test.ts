import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { getServerSession } from 'next-auth'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { authOptions, sessionAdapter } from '@/lib/auth/auth-options'
import { cookiePolicy } from '@/lib/auth/cookie-policy'
import { hashOfToken, newSecretToken } from '@/lib/auth/secret-token'
import {
  endSession,
  endSessions,
  isSessionLive,
  raiseSession,
  readSession,
  startSession,
  touchSession,
} from '@/lib/auth/sessions'
import { db, pool } from '@/lib/platform/db'
import { createStaff, createUser } from '@/tests/factories/user'
import { NOW, secondsAfter, signInAs } from './sign-in'

beforeEach(() => {
  // The server sets it; next-auth warns without.
  vi.stubEnv('NEXTAUTH_URL', 'http://localhost:3000')
})

const DAY = 86_400
const HOUR = 3_600

async function sessionOf(role: 'patient' | 'staff', now = NOW) {
  const user = role === 'patient' ? await createUser() : await createStaff()
  return { user, token: await db().$transaction((tx) => startSession(tx, user, now)) }
}

/** What our pages get from next-auth for a request with this cookie. */
async function sessionByNextAuth(token: string): Promise<unknown> {
  const request = new IncomingMessage(new Socket())
  const { name } = cookiePolicy('http://localhost:3000', 'session')
  return getServerSession(
    Object.assign(request, { cookies: { [name]: token } }),
    new ServerResponse(request),
    authOptions(),
  )
}

describe('a session', () => {
  it('is known to the database only by its hash', async () => {
    const { token } = await sessionOf('patient')
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    const { rows } = await pool().query('select row_to_json(s)::text as stored from "Session" s')
    expect(rows.some((row) => row.stored.includes(token))).toBe(false)
    expect(await readSession(token, NOW)).not.toBeNull()
    expect(await readSession(hashOfToken(token), NOW)).toBeNull()
  })

  it('of a patient ends unused after 30 days, used or not after 90', async () => {
    const { token } = await sessionOf('patient')
    expect(await readSession(token, secondsAfter(30 * DAY - 1))).not.toBeNull()
    expect(await readSession(token, secondsAfter(30 * DAY))).toBeNull()
    for (const day of [20, 40, 60, 80]) await touchSession(token, 'patient', secondsAfter(day * DAY))
    expect(await readSession(token, secondsAfter(90 * DAY - 1))).not.toBeNull()
    expect(await readSession(token, secondsAfter(90 * DAY))).toBeNull()
  })

  it('of staff ends unused after 12 hours, used or not after 7 days', async () => {
    const { token } = await sessionOf('staff')
    expect(await readSession(token, secondsAfter(12 * HOUR - 1))).not.toBeNull()
    expect(await readSession(token, secondsAfter(12 * HOUR))).toBeNull()
    for (let hour = 10; hour < 7 * 24; hour += 10)
      await touchSession(token, 'staff', secondsAfter(hour * HOUR))
    expect(await readSession(token, secondsAfter(7 * DAY - 1))).not.toBeNull()
    expect(await readSession(token, secondsAfter(7 * DAY))).toBeNull()
  })

  it('is written to at most once in five minutes, and is not revived by use after its end', async () => {
    const { user, token } = await sessionOf('staff')
    const lastSeenAt = async () =>
      (await db().session.findFirstOrThrow({ where: { userId: user.id } })).lastSeenAt
    await touchSession(token, 'staff', secondsAfter(299))
    expect(await lastSeenAt()).toEqual(NOW)
    await touchSession(token, 'staff', secondsAfter(300))
    expect(await lastSeenAt()).toEqual(secondsAfter(300))
    await touchSession(token, 'staff', secondsAfter(2 * DAY))
    expect(await readSession(token, secondsAfter(2 * DAY))).toBeNull()
  })

  it('is live by its id until it ends or, for staff, the second factor is old', async () => {
    const idOf = async (token: string) => (await readSession(token, NOW))?.sessionId ?? ''
    const { token } = await sessionOf('patient')
    const patients = await idOf(token)
    expect(await isSessionLive(patients, NOW)).toBe(true)
    expect(await isSessionLive(patients, secondsAfter(30 * DAY))).toBe(false)
    await endSession(token, NOW)
    expect(await isSessionLive(patients, NOW)).toBe(false)
    const staffs = await idOf((await sessionOf('staff')).token)
    expect(await isSessionLive(staffs, NOW)).toBe(false)
    await db().$transaction((tx) => raiseSession(tx, staffs, NOW))
    expect(await isSessionLive(staffs, NOW)).toBe(true)
    expect(await isSessionLive(staffs, secondsAfter(12 * HOUR))).toBe(false)
  })

  it('starts and ends in the audit trail', async () => {
    const user = await createUser()
    const token = await signInAs(user.email ?? '')
    await endSession(token, secondsAfter(60))
    await endSession(token, secondsAfter(61))
    const events = await db().auditEvent.findMany({ where: { actorId: user.id }, orderBy: { at: 'asc' } })
    expect(events.map((event) => event.action)).toEqual(['session.started', 'session.ended'])
  })
})

describe('a captured cookie', () => {
  it('is worth nothing after sign-out', async () => {
    const { token } = await sessionOf('patient', new Date())
    expect(await sessionByNextAuth(token)).not.toBeNull()
    await sessionAdapter.deleteSession(token)
    expect(await readSession(token, new Date())).toBeNull()
    expect(await sessionByNextAuth(token)).toBeNull()
  })

  it('is worth nothing after sign-out everywhere, on any device', async () => {
    const user = await createUser()
    const tokens = await Promise.all(
      [1, 2, 3].map(() => db().$transaction((tx) => startSession(tx, user, NOW))),
    )
    const other = await sessionOf('patient')
    await db().$transaction((tx) => endSessions(tx, user.id, NOW))
    for (const token of tokens) expect(await readSession(token, NOW)).toBeNull()
    expect(await readSession(other.token, NOW)).not.toBeNull()
  })

  it('is worth nothing once its user is disabled or erased', async () => {
    for (const change of [{ disabledAt: NOW }, { email: null }]) {
      const { user, token } = await sessionOf('staff')
      await db().user.update({ where: { id: user.id }, data: change })
      expect(await readSession(token, NOW)).toBeNull()
    }
  })

  it('is worth the role its user has now', async () => {
    const { user, token } = await sessionOf('staff')
    await db().user.update({ where: { id: user.id }, data: { role: 'patient' } })
    expect(await readSession(token, NOW)).toMatchObject({ role: 'patient', hasSecondFactor: false })
  })
})

describe('next-auth', () => {
  it('reads our sessions, and notes their use', async () => {
    const { user, token } = await sessionOf('patient', secondsAfter(-3_600, new Date()))
    expect(await sessionByNextAuth(token)).toMatchObject({
      user: { userId: user.id, email: user.email, role: 'patient', hasSecondFactor: false },
    })
    const { lastSeenAt } = await db().session.findFirstOrThrow({ where: { userId: user.id } })
    expect(Date.now() - lastSeenAt.getTime()).toBeLessThan(60_000)
  })

  it('gives no session for a forged or expired cookie', async () => {
    const { token } = await sessionOf('staff', secondsAfter(-13 * HOUR, new Date()))
    for (const each of [token, newSecretToken(), 'x', '\u0000'])
      expect(await sessionByNextAuth(each)).toBeNull()
  })

  it('does not take a database that is away for a sign-out', async () => {
    const { token } = await sessionOf('patient', new Date())
    await pool().query('alter table "Session" rename to "SessionAway"')
    try {
      await expect(sessionByNextAuth(token)).rejects.toThrow('Session')
    } finally {
      await pool().query('alter table "SessionAway" rename to "Session"')
    }
    expect(await sessionByNextAuth(token)).not.toBeNull()
  })
})
