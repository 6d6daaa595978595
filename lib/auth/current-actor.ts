import { connection } from 'next/server'
import { getServerSession } from 'next-auth'
import { cache } from 'react'
import { z } from 'zod'
import { systemClock } from '@/lib/platform/clock'
import type { Actor } from './actor'
import { authOptions } from './auth-options'
import { readDraftCookie } from './draft-cookie'
import type { Role } from './role'
import { isSessionLive } from './sessions'

const sessionSchema = z.object({
  user: z.object({
    sessionId: z.uuid(),
    userId: z.uuid(),
    email: z.string(),
    role: z.enum(['patient', 'staff', 'admin']),
    hasSecondFactor: z.boolean(),
    timeZone: z.string(),
    displayName: z.string().nullable(),
  }),
})

export type CurrentSession = {
  sessionId: string
  userId: string
  email: string
  role: Role
  /** Staff who may work now: the second factor was given in this session within 12 hours. */
  hasSecondFactor: boolean
  timeZone: string
  displayName: string | null
}

/** Whose browser this is, or null. It says who signed in, not what they may do: that is `currentActor`. */
export const currentSession = cache(async (): Promise<CurrentSession | null> => {
  // A session belongs to a request: what asks for one is never prerendered by a build, which has no secrets.
  await connection()
  const session: unknown = await getServerSession(authOptions())
  return session === null ? null : sessionSchema.parse(session).user
})

/**
 * Who asks in this request. Staff without a fresh second factor are nobody; the holder of a draft's cookie is at
 * least that.
 */
export async function currentActor(): Promise<Actor> {
  const [session, draftOrderId] = await Promise.all([currentSession(), readDraftCookie()])
  return actorOf(session, draftOrderId)
}

/**
 * Asks again whether the session of this request is still open, also after the request has been answered: for bytes that
 * go on for minutes.
 */
export async function stillSignedIn(): Promise<() => Promise<boolean>> {
  const session = await currentSession()
  return async () => session !== null && isSessionLive(session.sessionId, systemClock.now())
}

/** The actor that a session and a draft's cookie make; pure. */
export function actorOf(
  session: Pick<CurrentSession, 'userId' | 'role' | 'hasSecondFactor'> | null,
  draftOrderId: string | null,
): Actor {
  if (session?.role === 'patient') {
    return { kind: 'patient', userId: session.userId, ...(draftOrderId === null ? {} : { draftOrderId }) }
  }
  if (session?.hasSecondFactor) return { kind: session.role, userId: session.userId }
  return draftOrderId === null ? { kind: 'anonymous' } : { kind: 'draft', orderId: draftOrderId }
}
