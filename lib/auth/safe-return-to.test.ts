import { describe, expect, it } from 'vitest'
import { landingPath, safeReturnTo, withReturnTo } from './safe-return-to'

describe('safeReturnTo', () => {
  it.each([
    '/',
    '/orders',
    '/orders/0199?tab=files#top',
    '/order/report?problem=TOO_LARGE',
    '/@handle',
    '/search?q=a%20b%26c',
    '/orders?next=https%3A%2F%2Fevil.example',
  ])('keeps %s', (path) => {
    expect(safeReturnTo(path)).toBe(path)
  })

  it.each([
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '\t//evil.example',
    ' //evil.example',
    '/%09/evil.example',
    '/%0d%0aLocation:%20https://evil.example',
    '/orders\r\nSet-Cookie: a=b',
    '/%5cevil.example',
    '/%5C%5Cevil.example',
    '/%00',
    '/.//evil.example',
    '/..//evil.example',
    '/orders/..//evil.example',
    '/orders/../..//evil.example',
    '/%2e//evil.example',
    '/%2fevil.example',
    '/\u00a0/evil.example',
    'https://evil.example',
    'https:evil.example',
    'http:/evil.example',
    'https://origin.invalid@evil.example',
    '@evil.example',
    'evil.example',
    'javascript:alert(1)',
    'JaVaScRiPt://%0aalert(1)',
    'data:text/html,x',
    'orders',
    '?to=/x',
    '',
    null,
    undefined,
    42,
    {},
    ['/orders', '//evil.example'],
    Symbol('x'),
  ])('sends %j home', (raw) => {
    expect(safeReturnTo(raw)).toBe('/')
  })

  it('sends what is too long home', () => {
    expect(safeReturnTo(`/${'a'.repeat(10_000)}`)).toBe('/')
  })

  it('never leaves the origin, whatever is put together from hostile parts', () => {
    const parts = ['/', '//', '\\', '.', '..', '%2f', '%5c', '%2e', '@', ':', '?', '#', 'evil.example', '\t']
    const pairs = parts.flatMap((a) => parts.map((b) => a + b))
    const strangers = pairs
      .flatMap((first) => pairs.map((second) => safeReturnTo(`/${first}${second}`)))
      .filter((path) => new URL(path, 'https://here.example').origin !== 'https://here.example')
    expect(strangers).toEqual([])
  })
})

describe('pages after sign-in', () => {
  it('go where the person was going, or to the start of their own work', () => {
    expect(landingPath('patient', '/')).toBe('/orders')
    expect(landingPath('staff', '/')).toBe('/staff/queue')
    expect(landingPath('admin', '/staff/people')).toBe('/staff/people')
    expect(withReturnTo('/sign-in', '/orders?a=b')).toBe('/sign-in?to=%2Forders%3Fa%3Db')
    expect(withReturnTo('/sign-in', '/')).toBe('/sign-in')
  })
})
