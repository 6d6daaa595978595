import type { IncomingMessage } from 'node:http'
import net from 'node:net'

/** Headers of Next's own plumbing and of proxies: nobody outside may set them. */
const NEVER_FROM_OUTSIDE =
  /^(x-middleware-|x-invoke-|x-matched-path$|x-now-|x-forwarded-|x-real-ip$|forwarded$)/

/** The proxies of TRUSTED_PROXIES: addresses or CIDR ranges. Throws on one that is neither. */
export function trustedProxies(list: readonly string[]): net.BlockList {
  const trusted = new net.BlockList()
  for (const entry of list) {
    const [address = '', prefix] = entry.split('/')
    const family = net.isIPv6(address) ? 'ipv6' : 'ipv4'
    if (net.isIP(address) === 0)
      throw new Error(`TRUSTED_PROXIES: "${entry}" is not an address or CIDR range`)
    if (prefix === undefined) trusted.addAddress(address, family)
    else trusted.addSubnet(address, Number(prefix), family)
  }
  return trusted
}

/**
 * Replaces what the client claims about itself by what is known: the address that connected, or, behind a trusted
 * proxy, the right-most address of its list that is not such a proxy itself. Next would keep a forged header.
 */
export function setForwardingHeaders(request: IncomingMessage, trusted: net.BlockList): void {
  const peer = plainAddress(request.socket.remoteAddress ?? '')
  const isFromProxy = isTrusted(peer, trusted)
  const claimed = {
    for: isFromProxy ? listOf(request.headers['x-forwarded-for']) : [],
    proto: isFromProxy ? listOf(request.headers['x-forwarded-proto']).at(-1) : undefined,
    host: isFromProxy ? listOf(request.headers['x-forwarded-host']).at(-1) : undefined,
  }
  for (const name of Object.keys(request.headers)) {
    if (NEVER_FROM_OUTSIDE.test(name)) delete request.headers[name]
  }
  const chain = [...claimed.for.map(plainAddress), peer]
  request.headers['x-forwarded-for'] =
    chain.findLast((address) => !isTrusted(address, trusted)) ?? chain[0] ?? peer
  request.headers['x-forwarded-proto'] = claimed.proto === 'https' ? 'https' : 'http'
  const host = claimed.host ?? request.headers.host
  if (host !== undefined) request.headers['x-forwarded-host'] = host
}

function isTrusted(address: string, trusted: net.BlockList): boolean {
  const version = net.isIP(address)
  return version !== 0 && trusted.check(address, version === 6 ? 'ipv6' : 'ipv4')
}

function listOf(header: string | string[] | undefined): string[] {
  const text = Array.isArray(header) ? header.join(',') : (header ?? '')
  return text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean)
}

/** An IPv4 address as IPv6 sockets report it (`::ffff:192.0.2.1`) in its plain form. */
function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '')
}
