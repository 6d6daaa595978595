import { describe, expect, it } from 'vitest'
import { clientIp } from './client-ip'

const ipOf = (value: string) => clientIp(new Headers({ 'x-forwarded-for': value }))

describe('clientIp', () => {
  it('is the address that our server wrote', () => {
    expect(ipOf('203.0.113.7')).toBe('203.0.113.7')
  })

  it('is the network of an IPv6 address, however it is written', () => {
    expect(ipOf('2001:db8:1:2::1')).toBe('2001:db8:1:2::/64')
    expect(ipOf('2001:0DB8:0001:0002:ffff:ffff:ffff:ffff')).toBe('2001:db8:1:2::/64')
    expect(ipOf('2001:db8::1')).toBe('2001:db8:0:0::/64')
    expect(ipOf('::1')).toBe('0:0:0:0::/64')
    expect(ipOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64')
  })

  it('takes the nearest of several, and never what is no address', () => {
    expect(ipOf('198.51.100.1, 203.0.113.7')).toBe('203.0.113.7')
    expect(ipOf('evil')).toBe('unknown')
    expect(clientIp(new Headers())).toBe('unknown')
  })
})
