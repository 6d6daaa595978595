import { describe, expect, it } from 'vitest'
import { type CookieName, cookiePolicy } from './cookie-policy'

const NAMES: CookieName[] = ['session', 'browser', 'draft', 'lead', 'share', 'watch', 'callback', 'csrf']

describe('cookiePolicy', () => {
  it.each(NAMES)('binds %s to this host, TLS and HTTP', (name) => {
    expect(cookiePolicy('https://mediphany.example', name)).toEqual({
      name: `__Host-mediphany-${name}`,
      options: { httpOnly: true, sameSite: 'lax', path: '/', secure: true },
    })
  })

  it('goes without TLS on plain http, where a browser would drop it', () => {
    expect(cookiePolicy('http://localhost:3000', 'session')).toEqual({
      name: 'mediphany-session',
      options: { httpOnly: true, sameSite: 'lax', path: '/', secure: false },
    })
  })

  it('gives no cookie a name that begins with the session cookie’s', () => {
    const session = cookiePolicy('https://mediphany.example', 'session').name
    const others = NAMES.filter((name) => name !== 'session')
    for (const name of others)
      expect(cookiePolicy('https://mediphany.example', name).name).not.toMatch(session)
  })
})
