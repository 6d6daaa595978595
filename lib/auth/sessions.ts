import { recordAudit } from '@/lib/audit/record-audit'
import { systemClock } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import type { Role } from './role'
import { hashOfToken, newSecretToken } from './secret-token'
import { absoluteExpiryOf, idleExpiryOf, isSecondFactorFresh, TOUCH_EVERY_SECONDS } from './session-policy'

/** A live session and whose it is. */
export type SessionView = {
  sessionId: string
  userId: string
  email: string
  role: Role
  timeZone: string
  displayName: string | null
  lastSeenAt: Date
  /** Staff only: the second factor was given in this session within the last 12 hours. */
  hasSecondFactor: boolean
}

/** Starts a session in the caller's transaction and returns the cookie's value, which is stored only as a hash. */
export async function startSession(tx: Tx, user: { id: string; role: Role }, now: Date): Promise<string> {
  const token = newSecretToken()
  const session = await tx.session.create({
    data: {
      tokenHash: hashOfToken(token),
      userId: user.id,
      createdAt: now,
      lastSeenAt: now,
      idleExpiresAt: idleExpiryOf(user.role, now),
      absoluteExpiresAt: absoluteExpiryOf(user.role, now),
    },
    select: { id: true },
  })
  await tx.user.updateMany({ where: { id: user.id, firstSignInAt: null }, data: { firstSignInAt: now } })
  const actor = { kind: user.role, userId: user.id }
  await recordAudit({ actor, action: 'session.started', objectId: session.id, at: now }, tx)
  return token
}

/** The live session of a cookie's value; null once it expired or was ended, or its user was disabled. */
export async function readSession(token: string, now: Date): Promise<SessionView | null> {
  const row = await db().session.findFirst({
    where: { tokenHash: hashOfToken(token), ...liveAt(now) },
    select: {
      id: true,
      lastSeenAt: true,
      secondFactorAt: true,
      user: { select: { id: true, email: true, role: true, timeZone: true, displayName: true } },
    },
  })
  if (!row || row.user.email === null) return null
  const { id: userId, email, role, timeZone, displayName } = row.user
  const hasSecondFactor = role !== 'patient' && isSecondFactorFresh(row.secondFactorAt, now)
  return {
    sessionId: row.id,
    userId,
    email,
    role,
    timeZone,
    displayName,
    lastSeenAt: row.lastSeenAt,
    hasSecondFactor,
  }
}

function liveAt(now: Date) {
  return { idleExpiresAt: { gt: now }, absoluteExpiresAt: { gt: now }, user: { disabledAt: null } }
}

/** Whether a session may still be acted in, by its id: its cookie's value changes with the second factor. */
export async function isSessionLive(sessionId: string, now: Date): Promise<boolean> {
  const row = await db().session.findFirst({
    where: { id: sessionId, ...liveAt(now) },
    select: { secondFactorAt: true, user: { select: { role: true } } },
  })
  if (!row) return false
  return row.user.role === 'patient' || isSecondFactorFresh(row.secondFactorAt, now)
}

/** Notes that a session is in use, which puts off its idle end; writes at most once in five minutes. */
export async function touchSession(token: string, role: Role, now: Date): Promise<void> {
  await db().session.updateMany({
    where: {
      tokenHash: hashOfToken(token),
      lastSeenAt: { lte: new Date(now.getTime() - TOUCH_EVERY_SECONDS * 1_000) },
      // A request that began before the session's end must not revive it.
      idleExpiresAt: { gt: now },
    },
    data: { lastSeenAt: now, idleExpiresAt: idleExpiryOf(role, now) },
  })
}

/** Ends the session of a cookie's value, if it still is one. */
export async function endSession(token: string, now: Date): Promise<void> {
  await db().$transaction(async (tx) => {
    const session = await tx.session.findUnique({
      where: { tokenHash: hashOfToken(token) },
      select: { id: true, user: { select: { id: true, role: true } } },
    })
    if (!session) return
    const { count } = await tx.session.deleteMany({ where: { id: session.id } })
    if (count === 0) return
    const actor = { kind: session.user.role, userId: session.user.id }
    await recordAudit({ actor, action: 'session.ended', objectId: session.id, at: now }, tx)
  })
}

/**
 * Ends every session of a user in the caller's transaction: at sign-out everywhere, and whenever their role or
 * access changes. Each one fails at its next request.
 */
export async function endSessions(tx: Tx, userId: string, now: Date = systemClock.now()): Promise<void> {
  const user = await tx.user.findUnique({ where: { id: userId }, select: { role: true } })
  const { count } = await tx.session.deleteMany({ where: { userId } })
  if (!user || count === 0) return
  const actor = { kind: user.role, userId }
  await recordAudit({ actor, action: 'session.ended', at: now, detail: { sessions: count } }, tx)
}

/**
 * Records the second factor in a session and gives it a new cookie value, so that one seen before the factor was
 * given is worth nothing. Null when the session ended meanwhile.
 */
export async function raiseSession(tx: Tx, sessionId: string, now: Date): Promise<string | null> {
  const token = newSecretToken()
  const { count } = await tx.session.updateMany({
    where: { id: sessionId },
    data: { tokenHash: hashOfToken(token), secondFactorAt: now },
  })
  return count === 1 ? token : null
}
