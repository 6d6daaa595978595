import { isSameOrigin } from './same-origin'

/**
 * Whether a form may have come from a page of ours that tells nobody its address. With `no-referrer` a browser sends
 * `Origin: null` with a plain form; its own word where the form is from counts then. Safari before 16.4 does not say, and
 * is let in: only for forms whose body holds a secret token, which no other page knows.
 */
export function isFromHiddenPage(request: Request): boolean {
  if (request.headers.get('origin') !== 'null') return isSameOrigin(request)
  const site = request.headers.get('sec-fetch-site')
  return site === null || site === 'same-origin'
}
