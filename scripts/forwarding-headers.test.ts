import { IncomingMessage } from 'node:http'
import net from 'node:net'
import { describe, expect, it } from 'vitest'
import { setForwardingHeaders, trustedProxies } from './forwarding-headers'

function requestFrom(peer: string, headers: Record<string, string>): IncomingMessage {
  const socket = new net.Socket()
  Object.defineProperty(socket, 'remoteAddress', { value: peer })
  const request = new IncomingMessage(socket)
  Object.assign(request.headers, { host: 'app.example' }, headers)
  return request
}

describe('setForwardingHeaders', () => {
  it('ignores what a client claims about itself', () => {
    const request = requestFrom('::ffff:203.0.113.9', {
      'x-forwarded-for': '10.0.0.1',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'evil.example',
      'x-real-ip': '10.0.0.1',
      forwarded: 'for=10.0.0.1',
    })
    setForwardingHeaders(request, trustedProxies([]))
    expect(request.headers).toEqual({
      host: 'app.example',
      'x-forwarded-for': '203.0.113.9',
      'x-forwarded-proto': 'http',
      'x-forwarded-host': 'app.example',
    })
  })

  it('removes the headers that steer the framework, from a trusted proxy too', () => {
    const request = requestFrom('10.0.0.2', {
      'x-middleware-subrequest': 'proxy',
      'x-middleware-rewrite': '/staff',
    })
    setForwardingHeaders(request, trustedProxies(['10.0.0.0/8']))
    expect(Object.keys(request.headers).filter((name) => name.startsWith('x-middleware'))).toEqual([])
  })

  it('takes the right-most address that is not a trusted proxy', () => {
    const request = requestFrom('10.0.0.2', {
      'x-forwarded-for': '198.51.100.7, 203.0.113.9, 10.1.1.1',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'mediphany.example',
    })
    setForwardingHeaders(request, trustedProxies(['10.0.0.0/8']))
    expect(request.headers).toMatchObject({
      'x-forwarded-for': '203.0.113.9',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'mediphany.example',
    })
  })

  it('refuses a proxy list that it cannot read', () => {
    expect(() => trustedProxies(['loadbalancer'])).toThrow('TRUSTED_PROXIES')
  })
})
