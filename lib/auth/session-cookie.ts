import { clearCookie, readCookie, setCookie } from './cookies'
import type { Role } from './role'
import { absoluteExpiryOf } from './session-policy'

export async function readSessionToken(): Promise<string | null> {
  return readCookie('session')
}

/** The cookie may outlive its session: the row's own times decide (see session-policy). */
export async function setSessionCookie(token: string, role: Role): Promise<void> {
  const epoch = new Date(0)
  await setCookie('session', token, absoluteExpiryOf(role, epoch).getTime() / 1_000)
}

export async function clearSessionCookie(): Promise<void> {
  await clearCookie('session')
}
