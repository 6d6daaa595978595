import type { NextAuthOptions } from 'next-auth'
import type { Adapter, AdapterUser } from 'next-auth/adapters'
import { systemClock } from '@/lib/platform/clock'
import { env } from '@/lib/platform/env'
import { logger } from '@/lib/platform/logger'
import { cookiePolicy } from './cookie-policy'
import { TOUCH_EVERY_SECONDS } from './session-policy'
import { endSession, readSession, type SessionView, touchSession } from './sessions'

const MAX_AGE_SECONDS = 30 * 86_400

/** How next-auth reads and ends the sessions that our own code starts. */
export const sessionAdapter = {
  async getSessionAndUser(sessionToken: string) {
    const view = await readSession(sessionToken, systemClock.now())
    if (!view) return null
    // next-auth asks for an update once `expires` is less than its one maximum age away, less the update age. Its
    // end is therefore told from the last touch; the real ends differ by role and were checked by readSession.
    const expires = new Date(view.lastSeenAt.getTime() + MAX_AGE_SECONDS * 1_000)
    const user: AdapterUser & SessionView = { ...view, id: view.userId, emailVerified: null }
    return { session: { sessionToken, userId: view.userId, expires }, user }
  },
  async updateSession({ sessionToken }: { sessionToken: string }) {
    const now = systemClock.now()
    const view = await readSession(sessionToken, now)
    if (view) await touchSession(sessionToken, view.role, now)
    return null
  },
  async deleteSession(sessionToken: string) {
    await endSession(sessionToken, systemClock.now())
  },
} satisfies Adapter

/** Built at the first request: it needs the process's variables. */
export function authOptions(): NextAuthOptions {
  const cookieFor = (name: 'session' | 'callback' | 'csrf') => cookiePolicy(env().APP_URL, name)
  return {
    adapter: sessionAdapter,
    // Sessions are started by our own code (challenges.ts); next-auth has no way to sign in.
    providers: [],
    secret: env().AUTH_SECRET,
    session: { strategy: 'database', maxAge: MAX_AGE_SECONDS, updateAge: TOUCH_EVERY_SECONDS },
    cookies: {
      sessionToken: cookieFor('session'),
      callbackUrl: cookieFor('callback'),
      csrfToken: cookieFor('csrf'),
    },
    callbacks: {
      session: ({ session, user }) => ({ ...session, user: { ...user } }),
    },
    logger: {
      // next-auth takes a failed read for 'signed out'. A database that is away must be an error instead.
      error(code, metadata) {
        throw metadata instanceof Error ? metadata : new Error(code)
      },
      warn: (code) => logger.warn({ event: 'auth.warning', code }),
      debug: () => undefined,
    },
  }
}
