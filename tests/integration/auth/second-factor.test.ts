import { generateSync } from 'otplib'
import { describe, expect, it } from 'vitest'
import { actorOf } from '@/lib/auth/current-actor'
import {
  confirmSecondFactor,
  giveSecondFactor,
  hasConfirmedFactor,
  makeRecoveryCodes,
  pendingFactorSecret,
  resetSecondFactor,
} from '@/lib/auth/second-factor'
import { readSession } from '@/lib/auth/sessions'
import { db, pool } from '@/lib/platform/db'
import { createStaff, createUser } from '@/tests/factories/user'
import { NOW, secondsAfter, signInAs, wrongCode } from './sign-in'

const HOUR = 3_600

const codeAt = (secret: string, now: Date) =>
  generateSync({ secret, epoch: Math.floor(now.getTime() / 1_000) })

async function firstFactor(user: { email: string | null }, now = NOW) {
  const token = await signInAs(user.email ?? '', now)
  const session = await readSession(token, now)
  if (!session) throw new Error('no session')
  return { token, session }
}

/** A member of staff with a confirmed factor, signed in with both. */
async function enrolled(now = NOW) {
  const staff = await createStaff()
  const { session } = await firstFactor(staff, now)
  const secret = (await pendingFactorSecret(staff.id, now)) ?? ''
  const confirmed = await confirmSecondFactor(session, { code: codeAt(secret, now), now })
  if (!confirmed.ok) throw new Error(confirmed.code)
  return { staff, secret, session, token: confirmed.value.sessionToken }
}

describe('the first factor of staff alone', () => {
  it('makes them nobody, with or without a factor set up', async () => {
    const { staff } = await enrolled()
    for (const user of [staff, await createStaff(), await createStaff({ role: 'admin' })]) {
      const { session } = await firstFactor(user)
      expect(session.hasSecondFactor).toBe(false)
      expect(actorOf(session, null)).toEqual({ kind: 'anonymous' })
    }
  })

  it('is no such thing for patients', async () => {
    const user = await createUser()
    const { session } = await firstFactor(user)
    expect(actorOf(session, null)).toEqual({ kind: 'patient', userId: user.id })
    expect(actorOf(session, 'order-id')).toEqual({
      kind: 'patient',
      userId: user.id,
      draftOrderId: 'order-id',
    })
    expect(actorOf(null, 'order-id')).toEqual({ kind: 'draft', orderId: 'order-id' })
    expect(actorOf(null, null)).toEqual({ kind: 'anonymous' })
  })
})

describe('setting up a second factor', () => {
  it('shows the same secret until it is confirmed, then never again, and stores it encrypted', async () => {
    const staff = await createStaff()
    const { session } = await firstFactor(staff)
    const secret = (await pendingFactorSecret(staff.id, NOW)) ?? ''
    expect(await pendingFactorSecret(staff.id, NOW)).toBe(secret)
    expect(await hasConfirmedFactor(staff.id)).toBe(false)
    const { rows } = await pool().query('select secret from "SecondFactor" where "userId" = $1', [staff.id])
    expect(rows[0].secret).toMatch(/^v1\./)
    expect(rows[0].secret).not.toContain(secret)

    const code = codeAt(secret, NOW)
    expect(await confirmSecondFactor(session, { code: wrongCode(code), now: NOW })).toEqual({
      ok: false,
      code: 'WRONG_CODE',
    })
    expect(await hasConfirmedFactor(staff.id)).toBe(false)
    expect((await confirmSecondFactor(session, { code, now: NOW })).ok).toBe(true)
    expect(await hasConfirmedFactor(staff.id)).toBe(true)
    expect(await pendingFactorSecret(staff.id, NOW)).toBeNull()
  })

  it('shows another secret after fifteen minutes, and the old one is worth nothing', async () => {
    const staff = await createStaff()
    const { session } = await firstFactor(staff)
    const old = (await pendingFactorSecret(staff.id, NOW)) ?? ''
    const later = secondsAfter(15 * 60)
    const confirm = (secret: string) =>
      confirmSecondFactor(session, { code: codeAt(secret, later), now: later })
    expect(await confirm(old)).toEqual({ ok: false, code: 'STALE_SECRET' })
    expect(await pendingFactorSecret(staff.id, secondsAfter(15 * 60 - 1))).toBe(old)
    const fresh = (await pendingFactorSecret(staff.id, later)) ?? ''
    expect(fresh).not.toBe(old)
    expect(await confirm(old)).toEqual({ ok: false, code: 'WRONG_CODE' })
    expect((await confirm(fresh)).ok).toBe(true)
    expect(await pendingFactorSecret(staff.id, secondsAfter(3_600))).toBeNull()
  })

  it('cannot be confirmed a second time with another secret', async () => {
    const { secret, session } = await enrolled()
    const again = await confirmSecondFactor(session, {
      code: codeAt(secret, secondsAfter(30)),
      now: secondsAfter(30),
    })
    expect(again).toEqual({ ok: false, code: 'WRONG_CODE' })
  })
})

describe('giving the second factor', () => {
  it('makes them staff for 12 hours, under a new cookie', async () => {
    const { staff, secret } = await enrolled()
    const first = await firstFactor(staff, secondsAfter(60))
    const given = await giveSecondFactor(first.session, {
      code: codeAt(secret, secondsAfter(60)),
      now: secondsAfter(60),
    })
    if (!given.ok) throw new Error(given.code)
    expect(await readSession(first.token, secondsAfter(60))).toBeNull()
    const raised = await readSession(given.value.sessionToken, secondsAfter(60))
    expect(actorOf(raised, null)).toEqual({ kind: 'staff', userId: staff.id })

    await db().session.updateMany({
      where: { userId: staff.id },
      data: { idleExpiresAt: secondsAfter(48 * HOUR) },
    })
    const later = await readSession(given.value.sessionToken, secondsAfter(60 + 12 * HOUR))
    expect(later).toMatchObject({ hasSecondFactor: false })
    expect(actorOf(later, null)).toEqual({ kind: 'anonymous' })
  })

  it('accepts one step either way, and each step once', async () => {
    const { staff, secret } = await enrolled()
    const { session } = await firstFactor(staff, secondsAfter(300))
    const now = secondsAfter(300)
    const give = (at: Date) => giveSecondFactor(session, { code: codeAt(secret, at), now })
    expect(await give(secondsAfter(-60, now))).toEqual({ ok: false, code: 'WRONG_CODE' })
    expect(await give(secondsAfter(60, now))).toEqual({ ok: false, code: 'WRONG_CODE' })
    expect((await give(secondsAfter(-30, now))).ok).toBe(true)
    expect(await give(secondsAfter(-30, now))).toEqual({ ok: false, code: 'WRONG_CODE' })
    expect((await give(secondsAfter(30, now))).ok).toBe(true)
    // The step between them is behind the last one.
    expect(await give(now)).toEqual({ ok: false, code: 'WRONG_CODE' })
  })

  it('takes one of 10 parallel tries with the same code', async () => {
    const { staff, secret } = await enrolled()
    const { session } = await firstFactor(staff, secondsAfter(90))
    const code = codeAt(secret, secondsAfter(90))
    const results = await Promise.all(
      Array.from({ length: 10 }, () => giveSecondFactor(session, { code, now: secondsAfter(90) })),
    )
    expect(results.filter((result) => result.ok)).toHaveLength(1)
  })

  it('stops a guesser after five tries, whatever they try then', async () => {
    const { staff, secret } = await enrolled()
    const { session } = await firstFactor(staff, secondsAfter(90))
    const code = codeAt(secret, secondsAfter(90))
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      const tried = await giveSecondFactor(session, {
        code: wrongCode(code, 1_000 * attempt),
        now: secondsAfter(90),
      })
      expect(tried).toEqual({ ok: false, code: 'WRONG_CODE' })
    }
    expect(await giveSecondFactor(session, { code, now: secondsAfter(90) })).toEqual({
      ok: false,
      code: 'TOO_MANY',
    })
  })

  it('fails when nothing is set up or the session has ended', async () => {
    const staff = await createStaff()
    const { session } = await firstFactor(staff)
    expect(await giveSecondFactor(session, { code: '000000', now: NOW })).toEqual({
      ok: false,
      code: 'NOT_SET_UP',
    })

    const other = await enrolled()
    await db().session.deleteMany({ where: { userId: other.staff.id } })
    const given = await giveSecondFactor(other.session, {
      code: codeAt(other.secret, secondsAfter(60)),
      now: secondsAfter(60),
    })
    expect(given).toEqual({ ok: false, code: 'SESSION_ENDED' })
  })
})

describe('recovery codes', () => {
  it('are ten, each good once, and stored only as hashes', async () => {
    const { staff } = await enrolled()
    const made = await makeRecoveryCodes({ kind: 'staff', userId: staff.id }, NOW)
    if (!made.ok) throw new Error(made.code)
    expect(new Set(made.value).size).toBe(10)
    const { rows } = await pool().query('select row_to_json(r)::text as stored from "RecoveryCode" r')
    for (const code of made.value) expect(rows.some((row) => row.stored.includes(code))).toBe(false)

    const [first = '', second = ''] = made.value
    const { session } = await firstFactor(staff, secondsAfter(60))
    const typed = ` ${first.toLowerCase().replace('-', ' ')} `
    expect((await giveSecondFactor(session, { code: typed, now: secondsAfter(60) })).ok).toBe(true)
    expect(await giveSecondFactor(session, { code: first, now: secondsAfter(61) })).toEqual({
      ok: false,
      code: 'WRONG_CODE',
    })

    const parallel = await Promise.all(
      Array.from({ length: 4 }, () => giveSecondFactor(session, { code: second, now: secondsAfter(62) })),
    )
    expect(parallel.filter((result) => result.ok)).toHaveLength(1)
  })

  it('stop working when new ones are made, and are not for patients or other people', async () => {
    const [one, two] = [await enrolled(), await enrolled()]
    const actor = { kind: 'staff' as const, userId: one.staff.id }
    const old = await makeRecoveryCodes(actor, NOW)
    const fresh = await makeRecoveryCodes(actor, NOW)
    if (!old.ok || !fresh.ok) throw new Error('no codes')
    const [oldCode = ''] = old.value
    const [freshCode = ''] = fresh.value
    expect((await giveSecondFactor(one.session, { code: oldCode, now: NOW })).ok).toBe(false)
    expect((await giveSecondFactor(two.session, { code: freshCode, now: NOW })).ok).toBe(false)
    expect((await giveSecondFactor(one.session, { code: freshCode, now: NOW })).ok).toBe(true)
    for (const kind of ['anonymous', 'patient'] as const) {
      const refused = await makeRecoveryCodes(
        kind === 'patient' ? { kind, userId: one.staff.id } : { kind },
        NOW,
      )
      expect(refused).toEqual({ ok: false, code: 'FORBIDDEN' })
    }
  })
})

describe('resetting a colleague’s second factor', () => {
  it('is for admins, ends their sessions and lets them set up another', async () => {
    const { staff, token } = await enrolled()
    const admin = await createStaff({ role: 'admin' })
    const input = { userId: staff.id, now: NOW }
    expect(await resetSecondFactor({ kind: 'staff', userId: admin.id }, input)).toEqual({
      ok: false,
      code: 'FORBIDDEN',
    })
    expect(await resetSecondFactor({ kind: 'admin', userId: staff.id }, input)).toEqual({
      ok: false,
      code: 'FORBIDDEN',
    })
    expect((await resetSecondFactor({ kind: 'admin', userId: admin.id }, input)).ok).toBe(true)
    expect(await readSession(token, NOW)).toBeNull()
    expect(await hasConfirmedFactor(staff.id)).toBe(false)
    expect(await pendingFactorSecret(staff.id, NOW)).not.toBeNull()
  })
})
