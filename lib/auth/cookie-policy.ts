export type CookieName = 'session' | 'browser' | 'draft' | 'lead' | 'share' | 'watch' | 'callback' | 'csrf'

export type CookiePolicy = {
  name: string
  options: { httpOnly: true; sameSite: 'lax'; path: '/'; secure: boolean }
}

/**
 * A cookie's full name and attributes. `__Host-` makes the browser refuse it from another host or path, or without
 * TLS; plain http (a developer's machine) goes without, because Safari drops Secure cookies there.
 * No name may begin with another: next-auth reads whatever begins with the session cookie's as parts of it.
 */
export function cookiePolicy(appUrl: string, name: CookieName): CookiePolicy {
  const secure = new URL(appUrl).protocol === 'https:'
  return {
    name: `${secure ? '__Host-' : ''}mediphany-${name}`,
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure },
  }
}
