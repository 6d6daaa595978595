import { cookies } from 'next/headers'
import { env } from '@/lib/platform/env'
import { type CookieName, cookiePolicy } from './cookie-policy'

/** The value of one of our cookies in this request, or null. */
export async function readCookie(name: CookieName): Promise<string | null> {
  const policy = cookiePolicy(env().APP_URL, name)
  return (await cookies()).get(policy.name)?.value || null
}

/** Sets one of our cookies; only in a server action or a route handler. */
export async function setCookie(name: CookieName, value: string, maxAgeSeconds: number): Promise<void> {
  const policy = cookiePolicy(env().APP_URL, name)
  const jar = await cookies()
  jar.set(policy.name, value, { ...policy.options, maxAge: maxAgeSeconds })
}

/** Removes one of our cookies; only in a server action or a route handler. */
export async function clearCookie(name: CookieName): Promise<void> {
  // A `__Host-` cookie is only replaced by one with the same attributes.
  await setCookie(name, '', 0)
}
