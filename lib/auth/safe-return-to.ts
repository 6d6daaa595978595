import type { Role } from './role'

const MAX_LENGTH = 512
const BASE = 'https://origin.invalid'
/** Written or percent-encoded: control characters and backslashes, which browsers and proxies read differently. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
const AMBIGUOUS = /[\u0000-\u0020\u007f-\u00a0\\]|%(?:[01][0-9a-f]|7f|5c)/i

/**
 * The path of this site that a return address names, or `/` for anything else. Takes what a stranger may have
 * put into a query, repeated parameters included, and never throws.
 */
export function safeReturnTo(raw: unknown): string {
  if (typeof raw !== 'string' || raw.length > MAX_LENGTH || !raw.startsWith('/') || AMBIGUOUS.test(raw))
    return '/'
  const url = URL.parse(raw, BASE)
  if (!url || url.origin !== BASE) return '/'
  const path = `${url.pathname}${url.search}${url.hash}`
  // `/.//host` is a path to the parser, but what it leaves of it would be a host to a browser.
  return /^\/(?!\/|%2f)/i.test(path) ? path : '/'
}

/** Where someone lands who signed in without a page in mind. */
export function landingPath(role: Role, returnTo: string): string {
  if (returnTo !== '/') return returnTo
  return role === 'patient' ? '/orders' : '/staff/queue'
}

/** `path` with `to` as its return address, left out when there is none. */
export function withReturnTo(path: string, returnTo: string): string {
  return returnTo === '/' ? path : `${path}?${new URLSearchParams({ to: returnTo })}`
}
