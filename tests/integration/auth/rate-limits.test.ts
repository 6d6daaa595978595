import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { clientIp } from '@/lib/auth/client-ip'
import { createChallenge } from '@/lib/auth/create-challenge'
import { redeemWithCode } from '@/lib/auth/redeem-challenge'
import { newSecretToken } from '@/lib/auth/secret-token'
import { pool } from '@/lib/platform/db'
import { consume, forgive } from '@/lib/platform/rate-limit'
import { setForwardingHeaders, trustedProxies } from '@/scripts/forwarding-headers'
import { createUser } from '@/tests/factories/user'
import { ask, NOW, someIp, wrongCode } from './sign-in'

const challenge = (email: string, ip: string) =>
  createChallenge({ purpose: 'sign_in', email, now: NOW, clientIp: ip, browserToken: newSecretToken() })

/** The key for rate limits that a request gets which came through our own server. */
function ipBehindOurServer(claimedAddress: string): string {
  const socket = new Socket()
  Object.defineProperty(socket, 'remoteAddress', { value: '203.0.113.9' })
  const request = new IncomingMessage(socket)
  request.headers['x-forwarded-for'] = claimedAddress
  setForwardingHeaders(request, trustedProxies([]))
  return clientIp(new Headers({ 'x-forwarded-for': String(request.headers['x-forwarded-for']) }))
}

describe('rate limits', () => {
  it('count a network whatever it claims to be', async () => {
    const results: boolean[] = []
    for (let n = 0; n < 25; n += 1) {
      const asked = await challenge(`ip-${n}@patient.example`, ipBehindOurServer(`198.51.100.${n}`))
      results.push(asked.ok)
    }
    expect(results.filter(Boolean)).toHaveLength(20)
    expect(results.slice(20)).toEqual([false, false, false, false, false])
  })

  it('count an address however it is written and wherever it is asked from', async () => {
    const spellings = [
      'lim@patient.example',
      'LIM@patient.example',
      'lim＠patient.example',
      ' lim@Patient.Example',
    ]
    const results = []
    for (let n = 0; n < 7; n += 1) results.push(await challenge(spellings[n % 4] ?? '', someIp()))
    expect(results.map((result) => (result.ok ? 'sent' : result.code))).toEqual([
      ...Array.from({ length: 5 }, () => 'sent'),
      'TOO_MANY',
      'TOO_MANY',
    ])
  })

  it('treat an unknown address like a known one', async () => {
    const known = (await createUser()).email ?? ''
    const outcomes = async (email: string) => {
      const results = []
      for (let n = 0; n < 6; n += 1) results.push(await challenge(email, someIp()))
      return results.map((result) => (result.ok ? 'sent' : result.code))
    }
    expect(await outcomes(known)).toEqual(await outcomes(`not-${known}`))
  })

  it('stop a network that guesses over many challenges', async () => {
    const ip = someIp()
    const codes: string[] = []
    for (let n = 0; n < 9; n += 1) {
      const asked = await ask({ email: `guess-${n}@patient.example` })
      for (let attempt = 1; attempt <= 5; attempt += 1) {
        const tried = await redeemWithCode({
          ...asked,
          code: wrongCode(asked.code, attempt),
          now: NOW,
          clientIp: ip,
        })
        codes.push(tried.ok ? 'OK' : tried.code)
      }
    }
    expect(codes.filter((code) => code === 'WRONG_CODE')).toHaveLength(40)
    expect(codes.slice(40)).toEqual(Array.from({ length: 5 }, () => 'TOO_MANY'))
  })

  it('hold under parallel requests, can be forgiven, and store no address', async () => {
    const key = 'someone@patient.example'
    const results = await Promise.all(Array.from({ length: 20 }, () => consume('second_factor_user', key)))
    expect(results.filter(Boolean)).toHaveLength(5)
    await forgive('second_factor_user', key)
    expect(await consume('second_factor_user', key)).toBe(true)
    const { rows } = await pool().query('select key from rate_limit')
    expect(rows.some((row) => row.key.includes('@'))).toBe(false)
  })

  it('fail closed when the database cannot be asked', async () => {
    await pool().query('alter table rate_limit rename to rate_limit_away')
    await expect(consume('upload', 'x')).rejects.toThrow('rate_limit')
    await pool().query('alter table rate_limit_away rename to rate_limit')
    expect(await consume('upload', 'x')).toBe(true)
  })
})
