import { isSameOrigin } from './same-origin'

/**
 * Whether a form came from a page of ours that tells nobody its address. With `no-referrer` a browser sends
 * `Origin: null` with a plain form; its own word that the form is from here counts then.
 */
export function isFromHiddenPage(request: Request): boolean {
  if (request.headers.get('origin') !== 'null') return isSameOrigin(request)
  return request.headers.get('sec-fetch-site') === 'same-origin'
}
