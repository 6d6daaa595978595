import { describe, expect, it } from 'vitest'
import { codeFor, linkTokenFor } from '@/lib/auth/challenge-code'
import { createChallenge } from '@/lib/auth/create-challenge'
import { readLinkedChallenge, readOwnChallenge } from '@/lib/auth/read-challenge'
import { redeemWithCode, redeemWithLink } from '@/lib/auth/redeem-challenge'
import { newSecretToken } from '@/lib/auth/secret-token'
import { db, pool } from '@/lib/platform/db'
import { createUser } from '@/tests/factories/user'
import { ask, NOW, secondsAfter, someIp, wrongCode } from './sign-in'

const emailOf = (user: { email: string | null }) => user.email ?? ''

describe('a link in a mail', () => {
  it('survives being fetched: only a person’s POST uses it, on any device, once', async () => {
    const user = await createUser()
    const { challengeId } = await ask({ email: emailOf(user), returnTo: '/orders' })
    const token = linkTokenFor(challengeId)
    for (let fetched = 0; fetched < 6; fetched += 1) {
      expect(await readLinkedChallenge(token, NOW)).toMatchObject({ challengeId, email: user.email })
    }
    expect(await db().session.count({ where: { userId: user.id } })).toBe(0)

    const redeemed = await redeemWithLink({ token, now: NOW, clientIp: someIp() })
    expect(redeemed).toMatchObject({
      ok: true,
      value: { returnTo: '/orders', signedIn: { userId: user.id } },
    })
    expect(await redeemWithLink({ token, now: NOW, clientIp: someIp() })).toEqual({
      ok: false,
      code: 'USED_UP',
    })
    expect(await readLinkedChallenge(token, NOW)).toBeNull()
  })

  it('works after five wrong codes in some browser, for it cannot be guessed', async () => {
    const user = await createUser()
    const asked = await ask({ email: emailOf(user) })
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      await redeemWithCode({ ...asked, code: wrongCode(asked.code, attempt), now: NOW, clientIp: someIp() })
    }
    const redeemed = await redeemWithLink({
      token: linkTokenFor(asked.challengeId),
      now: NOW,
      clientIp: someIp(),
    })
    expect(redeemed.ok).toBe(true)
  })

  it('is refused when it is forged or too old', async () => {
    const { challengeId } = await ask({ email: emailOf(await createUser()) })
    const token = linkTokenFor(challengeId)
    const forged = [
      '',
      '.',
      challengeId,
      `${challengeId}.`,
      `${challengeId}.x`,
      `x.${token}`,
      token.slice(0, -1),
      'a'.repeat(9_999),
    ]
    for (const each of forged) {
      expect(await readLinkedChallenge(each, NOW)).toBeNull()
      expect(await redeemWithLink({ token: each, now: NOW, clientIp: someIp() })).toEqual({
        ok: false,
        code: 'EXPIRED',
      })
    }
    expect(await redeemWithLink({ token, now: secondsAfter(601), clientIp: someIp() })).toEqual({
      ok: false,
      code: 'EXPIRED',
    })
  })
})

describe('a code', () => {
  it('is nowhere in the database, and the same at every attempt to send it', async () => {
    const { challengeId, code } = await ask({ email: emailOf(await createUser()) })
    expect(code).toMatch(/^\d{6}$/)
    expect(codeFor(challengeId)).toBe(code)
    const { rows } = await pool().query(
      `select row_to_json(c)::text || coalesce((select string_agg(row_to_json(m)::text, '') from "Mail" m
        where m."subjectKey" = c.id::text), '') as stored from "SignInChallenge" c where id = $1`,
      [challengeId],
    )
    expect(rows[0].stored).toContain(challengeId)
    expect(rows[0].stored.replaceAll(challengeId, '')).not.toContain(code)
  })

  it('gives one session to 20 parallel tries', async () => {
    const user = await createUser()
    const asked = await ask({ email: emailOf(user) })
    const clientIp = someIp()
    const results = await Promise.all(
      Array.from({ length: 20 }, () => redeemWithCode({ ...asked, now: NOW, clientIp })),
    )
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(results.filter((result) => !result.ok && result.code === 'USED_UP')).toHaveLength(19)
    expect(await db().session.count({ where: { userId: user.id } })).toBe(1)
  })

  it('works for ten minutes', async () => {
    const asked = await ask({ email: emailOf(await createUser()) })
    expect(await redeemWithCode({ ...asked, now: secondsAfter(601), clientIp: someIp() })).toEqual({
      ok: false,
      code: 'EXPIRED',
    })
    expect((await redeemWithCode({ ...asked, now: secondsAfter(599), clientIp: someIp() })).ok).toBe(true)
  })

  it('takes five tries, and the sixth is void though it is right', async () => {
    const asked = await ask({ email: emailOf(await createUser()) })
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      const tried = await redeemWithCode({
        ...asked,
        code: wrongCode(asked.code, attempt),
        now: NOW,
        clientIp: someIp(),
      })
      expect(tried).toEqual({ ok: false, code: 'WRONG_CODE' })
    }
    expect(await redeemWithCode({ ...asked, now: NOW, clientIp: someIp() })).toEqual({
      ok: false,
      code: 'USED_UP',
    })
  })

  it('compares at most five of many wrong codes that arrive at once', async () => {
    const asked = await ask({ email: emailOf(await createUser()) })
    const clientIp = someIp()
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        redeemWithCode({ ...asked, code: wrongCode(asked.code, n + 1), now: NOW, clientIp }),
      ),
    )
    expect(results.filter((result) => !result.ok && result.code === 'WRONG_CODE')).toHaveLength(5)
  })

  it('belongs to the browser that asked for it', async () => {
    const asked = await ask({ email: emailOf(await createUser()) })
    for (const browserToken of [newSecretToken(), null]) {
      const other = { ...asked, browserToken }
      expect(await redeemWithCode({ ...other, now: NOW, clientIp: someIp() })).toEqual({
        ok: false,
        code: 'EXPIRED',
      })
      expect(await readOwnChallenge(asked.challengeId, browserToken, NOW)).toBeNull()
    }
    expect((await redeemWithCode({ ...asked, now: NOW, clientIp: someIp() })).ok).toBe(true)
  })

  it('may be typed with spaces, dashes or full-width digits, and nothing hostile is an error', async () => {
    const asked = await ask({ email: emailOf(await createUser()) })
    for (const code of ['', '\u0000', 'x'.repeat(100_000), '１'.repeat(5)]) {
      expect((await redeemWithCode({ ...asked, code, now: NOW, clientIp: someIp() })).ok).toBe(false)
    }
    const spaced = ` ${asked.code.slice(0, 3)}-${asked.code.slice(3)} `
    expect((await redeemWithCode({ ...asked, code: spaced, now: NOW, clientIp: someIp() })).ok).toBe(true)
    const unknown = { ...asked, challengeId: "' or 1=1" }
    expect(await redeemWithCode({ ...unknown, now: NOW, clientIp: someIp() })).toEqual({
      ok: false,
      code: 'EXPIRED',
    })
  })
})

describe('who may be signed in', () => {
  it('looks the same for known and unknown addresses', async () => {
    const request = () => ({
      purpose: 'sign_in' as const,
      now: NOW,
      clientIp: someIp(),
      browserToken: newSecretToken(),
    })
    const shapes = new Set<string>()
    const times: { known: number[]; unknown: number[] } = { known: [], unknown: [] }
    for (let pair = 0; pair < 40; pair += 1) {
      const known = emailOf(await createUser())
      const emails = { known, unknown: `unknown-${known}` }
      // Which of the two comes first alternates, so that warming up favours neither.
      for (const kind of pair % 2 === 0 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)) {
        const startedAt = performance.now()
        const asked = await createChallenge({ ...request(), email: emails[kind] })
        times[kind].push(performance.now() - startedAt)
        shapes.add(asked.ok ? Object.keys(asked.value).join() : asked.code)
        if (asked.ok)
          expect(await db().mail.count({ where: { subjectKey: asked.value.challengeId } })).toBe(1)
      }
    }
    expect([...shapes]).toEqual(['challengeId'])
    expect(Math.abs(median(times.known) - median(times.unknown))).toBeLessThan(10)
  })

  it('gives nobody to an unknown, disabled or erased address', async () => {
    const disabled = await createUser({ disabledAt: NOW })
    for (const email of ['nobody@patient.example', emailOf(disabled)]) {
      const asked = await ask({ email })
      expect(await redeemWithCode({ ...asked, now: NOW, clientIp: someIp() })).toEqual({
        ok: false,
        code: 'EXPIRED',
      })
      expect(await db().user.count({ where: { email: 'nobody@patient.example' } })).toBe(0)
    }
  })

  it('writes to the one stored address, however it was typed', async () => {
    const user = await createUser({ email: 'grace@patient.example' })
    const asked = await ask({ email: ' Grace＠Patient.EXAMPLE ' })
    const stored = await db().signInChallenge.findUniqueOrThrow({ where: { id: asked.challengeId } })
    expect(stored.email).toBe('grace@patient.example')
    const redeemed = await redeemWithCode({ ...asked, now: NOW, clientIp: someIp() })
    expect(redeemed).toMatchObject({ value: { signedIn: { userId: user.id } } })

    const hostile = [
      'a@b.example,c@d.example',
      '"a@b.example"@c.example',
      'a@b.example\nBcc: c@d.example',
      '',
    ]
    for (const email of hostile) {
      const refused = await createChallenge({
        purpose: 'sign_in',
        email,
        now: NOW,
        clientIp: someIp(),
        browserToken: 'x',
      })
      expect(refused).toEqual({ ok: false, code: 'BAD_ADDRESS' })
    }
  })

  it('keeps return addresses on this site', async () => {
    const user = await createUser()
    const asked = await ask({ email: emailOf(user), returnTo: '//evil.example' })
    const redeemed = await redeemWithCode({ ...asked, now: NOW, clientIp: someIp() })
    expect(redeemed).toMatchObject({ value: { returnTo: '/' } })
  })
})

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
