import { env } from '@/lib/platform/env'

/**
 * Whether a request that changes something came from a page of this site. Browsers send `Origin` with every POST;
 * one without it must at least carry the browser's own word that it is from here. Anything else is refused.
 */
export function isSameOrigin(request: Request, appUrl: string = env().APP_URL): boolean {
  const origin = request.headers.get('origin')
  if (origin !== null) return origin === new URL(appUrl).origin
  return request.headers.get('sec-fetch-site') === 'same-origin'
}
