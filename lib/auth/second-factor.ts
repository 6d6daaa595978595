import { recordAudit } from '@/lib/audit/record-audit'
import { db, type Tx } from '@/lib/platform/db'
import { consume, forgive } from '@/lib/platform/rate-limit'
import { err, ok, type Result } from '@/lib/shared/result'
import { type Actor, isStaff, type StaffActor } from './actor'
import { looksLikeRecoveryCode, replaceRecoveryCodes, spendRecoveryCode } from './recovery-codes'
import { newFactorSecret, openFactorSecret, sealFactorSecret, stepOfCode } from './second-factor-secret'
import { endSessions, raiseSession } from './sessions'

/** A session of staff after the first factor only. */
export type FirstFactor = { sessionId: string; userId: string }

export type SecondFactorError = 'WRONG_CODE' | 'TOO_MANY' | 'NOT_SET_UP' | 'SESSION_ENDED' | 'STALE_SECRET'

/** A secret that was shown and not confirmed within this time may have been seen by somebody else. */
const PENDING_MS = 15 * 60_000

/** Whether a member of staff has set up a second factor. */
export async function hasConfirmedFactor(userId: string): Promise<boolean> {
  const factor = await db().secondFactor.findUnique({ where: { userId }, select: { confirmedAt: true } })
  return factor?.confirmedAt != null
}

/**
 * The secret to show at set-up: the same for fifteen minutes, then another; null once one is confirmed, for it is
 * never shown again.
 */
export async function pendingFactorSecret(userId: string, now: Date): Promise<string | null> {
  const made = { secret: sealFactorSecret(userId, newFactorSecret()), madeAt: now }
  await db().secondFactor.createMany({ data: { userId, ...made }, skipDuplicates: true })
  await db().secondFactor.updateMany({
    where: { userId, confirmedAt: null, madeAt: { lte: pendingSince(now) } },
    data: made,
  })
  const factor = await db().secondFactor.findFirst({
    where: { userId, confirmedAt: null },
    select: { secret: true },
  })
  return factor ? openFactorSecret(userId, factor.secret) : null
}

/**
 * Confirms the factor being set up by a first code, which also counts as giving it. Returns the new cookie value.
 * `STALE_SECRET`: it was shown too long ago; the page shows another.
 */
export async function confirmSecondFactor(
  session: FirstFactor,
  input: { code: string; now: Date },
): Promise<Result<{ sessionToken: string }, SecondFactorError>> {
  const { userId } = session
  const stale = { userId, confirmedAt: null, madeAt: { lte: pendingSince(input.now) } }
  if ((await db().secondFactor.count({ where: stale })) > 0) return err('STALE_SECRET')
  return tryCode(session, input, async (tx, code) => {
    const isRight = await acceptCode(tx, userId, code, input.now, null)
    if (!isRight) return false
    await tx.secondFactor.update({ where: { userId }, data: { confirmedAt: input.now } })
    return true
  })
}

/** Takes a code of the app, or a recovery code, for the next 12 hours of this session. Returns the new cookie value. */
export async function giveSecondFactor(
  session: FirstFactor,
  input: { code: string; now: Date },
): Promise<Result<{ sessionToken: string }, SecondFactorError>> {
  if (!(await hasConfirmedFactor(session.userId))) return err('NOT_SET_UP')
  return tryCode(session, input, (tx, code) =>
    looksLikeRecoveryCode(code)
      ? spendRecoveryCode(tx, session.userId, code, input.now)
      : acceptCode(tx, session.userId, code, input.now, { not: null }),
  )
}

/** Ten new recovery codes for staff after their second factor; those made before stop working. */
export async function makeRecoveryCodes(actor: Actor, now: Date): Promise<Result<string[], 'FORBIDDEN'>> {
  if (!isStaff(actor)) return err('FORBIDDEN')
  return db().$transaction(async (tx) => {
    const codes = await replaceRecoveryCodes(tx, actor.userId)
    const detail = { change: 'recovery_codes' }
    await recordAudit({ actor, action: 'staff.changed', objectId: actor.userId, detail, at: now }, tx)
    return ok(codes)
  })
}

/**
 * Removes a colleague's second factor and recovery codes and ends their sessions, when they lost their phone:
 * at the next sign-in they set up another. Admins only, and not for themselves.
 */
export async function resetSecondFactor(
  actor: StaffActor,
  input: { userId: string; now: Date },
): Promise<Result<undefined, 'FORBIDDEN'>> {
  const { userId, now } = input
  if (actor.kind !== 'admin' || actor.userId === userId) return err('FORBIDDEN')
  await db().$transaction(async (tx) => {
    await tx.secondFactor.deleteMany({ where: { userId } })
    await tx.recoveryCode.deleteMany({ where: { userId } })
    await endSessions(tx, userId, now)
    const detail = { change: 'second_factor_reset' }
    await recordAudit({ actor, action: 'staff.changed', objectId: userId, detail, at: now }, tx)
  })
  return ok()
}

function pendingSince(now: Date): Date {
  return new Date(now.getTime() - PENDING_MS)
}

async function tryCode(
  session: FirstFactor,
  input: { code: string; now: Date },
  accept: (tx: Tx, code: string) => Promise<boolean>,
): Promise<Result<{ sessionToken: string }, SecondFactorError>> {
  const { userId, sessionId } = session
  const mayTry =
    (await consume('second_factor_user', userId)) && (await consume('second_factor_user_day', userId))
  if (!mayTry) return err('TOO_MANY')
  const code = input.code.slice(0, 64).normalize('NFKC').replace(/[\s-]/g, '')
  const result = await db().$transaction(async (tx) => {
    if (!(await accept(tx, code))) return err('WRONG_CODE')
    const sessionToken = await raiseSession(tx, sessionId, input.now)
    return sessionToken === null ? err('SESSION_ENDED') : ok({ sessionToken })
  })
  if (result.ok)
    await Promise.all([forgive('second_factor_user', userId), forgive('second_factor_user_day', userId)])
  return result
}

/** Whether the code is the app's, used now for the first time. */
async function acceptCode(
  tx: Tx,
  userId: string,
  code: string,
  now: Date,
  confirmedAt: null | { not: null },
): Promise<boolean> {
  const factor = await tx.secondFactor.findFirst({ where: { userId, confirmedAt }, select: { secret: true } })
  const step = factor ? stepOfCode(openFactorSecret(userId, factor.secret), code, now) : null
  if (step === null) return false
  // A step is accepted once, and none before it: a code that was looked over someone's shoulder is worth nothing.
  const { count } = await tx.secondFactor.updateMany({
    where: { userId, confirmedAt, lastStep: { lt: step } },
    data: { lastStep: step },
  })
  return count === 1
}
