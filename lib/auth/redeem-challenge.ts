import { z } from 'zod'
import { db, type Tx } from '@/lib/platform/db'
import { consume } from '@/lib/platform/rate-limit'
import { err, ok, type Result } from '@/lib/shared/result'
import { challengeIdOf, isCodeOf } from './challenge-code'
import type { ChallengePurpose } from './create-challenge'
import type { Role } from './role'
import { hashOfToken } from './secret-token'
import { startSession } from './sessions'

/**
 * `EXPIRED`: too old, of another browser, or there is nobody or no draft behind it any more. `USED_UP`: used before,
 * or five wrong codes. `STAFF_ADDRESS`: a member of staff cannot order with the address they work with.
 */
export type RedeemError = 'WRONG_CODE' | 'EXPIRED' | 'USED_UP' | 'TOO_MANY' | 'STAFF_ADDRESS'

export type Redeemed = {
  purpose: ChallengePurpose
  orderId: string | null
  returnTo: string
  /** Null for `continue_draft`, which gives a draft and signs nobody in. */
  signedIn: { userId: string; role: Role; sessionToken: string } | null
}

const MAX_TRIES = 5

type Challenge = {
  id: string
  purpose: ChallengePurpose
  email: string
  orderId: string | null
  returnTo: string
}

/** Redeems a typed code, for the browser that asked for it only. */
export async function redeemWithCode(input: {
  challengeId: string
  code: string
  browserToken: string | null
  now: Date
  clientIp: string
}): Promise<Result<Redeemed, RedeemError>> {
  const { challengeId, browserToken, now } = input
  if (!(await consume('code_ip', input.clientIp))) return err('TOO_MANY')
  if (browserToken === null || !z.uuid().safeParse(challengeId).success) return err('EXPIRED')
  const mine = { id: challengeId, browserHash: hashOfToken(browserToken) }
  // The try is counted before the code is looked at: however many arrive at once, five are compared.
  const counted = await db().signInChallenge.updateMany({
    where: { ...mine, usedAt: null, expiresAt: { gt: now }, tries: { lt: MAX_TRIES } },
    data: { tries: { increment: 1 } },
  })
  if (counted.count === 0) return err(await whyNot(mine, now))
  if (!isCodeOf(challengeId, input.code)) {
    return err((await consume('wrong_code_global', 'all')) ? 'WRONG_CODE' : 'TOO_MANY')
  }
  return redeem(challengeId, now)
}

/** Redeems the link of the mail, in any browser. Five wrong codes elsewhere do not void it: it cannot be guessed. */
export async function redeemWithLink(input: {
  token: string
  now: Date
  clientIp: string
}): Promise<Result<Redeemed, RedeemError>> {
  if (!(await consume('code_ip', input.clientIp))) return err('TOO_MANY')
  const challengeId = challengeIdOf(input.token)
  if (challengeId === null) return err('EXPIRED')
  // An order's address is confirmed by its code alone, in the browser that holds the draft: a link would hand the
  // draft to whoever reads a mistyped address.
  const isForOrder = await db().signInChallenge.count({ where: { id: challengeId, purpose: 'order' } })
  return isForOrder > 0 ? err('EXPIRED') : redeem(challengeId, input.now)
}

async function whyNot(where: { id: string; browserHash: string }, now: Date): Promise<RedeemError> {
  const challenge = await db().signInChallenge.findFirst({ where, select: { expiresAt: true } })
  return challenge && challenge.expiresAt > now ? 'USED_UP' : 'EXPIRED'
}

async function redeem(challengeId: string, now: Date): Promise<Result<Redeemed, RedeemError>> {
  return db().$transaction(async (tx) => {
    const used = await tx.signInChallenge.updateMany({
      where: { id: challengeId, usedAt: null, expiresAt: { gt: now } },
      data: { usedAt: now },
    })
    const challenge = await tx.signInChallenge.findUnique({
      where: { id: challengeId },
      select: { id: true, purpose: true, email: true, orderId: true, returnTo: true, expiresAt: true },
    })
    if (!challenge) return err('EXPIRED')
    if (used.count === 0) return err(challenge.expiresAt > now ? 'USED_UP' : 'EXPIRED')
    switch (challenge.purpose) {
      case 'sign_in':
        return signIn(tx, challenge, now)
      case 'order':
        return confirmOrderAddress(tx, challenge, now)
      case 'continue_draft':
        return continueDraft(tx, challenge, now)
    }
  })
}

async function signIn(tx: Tx, challenge: Challenge, now: Date): Promise<Result<Redeemed, RedeemError>> {
  const user = await tx.user.findFirst({
    where: { email: challenge.email, disabledAt: null },
    select: { id: true, role: true },
  })
  if (!user) return err('EXPIRED')
  return ok(await signedIn(tx, challenge, user, now))
}

async function confirmOrderAddress(
  tx: Tx,
  challenge: Challenge,
  now: Date,
): Promise<Result<Redeemed, RedeemError>> {
  const draft = await tx.order.findFirst({
    where: liveDraft(challenge, now),
    select: { timeZone: true, locale: true },
  })
  if (!draft || challenge.orderId === null) return err('EXPIRED')
  const user = await tx.user.upsert({
    where: { email: challenge.email },
    create: { email: challenge.email, role: 'patient', timeZone: draft.timeZone, locale: draft.locale },
    update: {},
    select: { id: true, role: true, disabledAt: true },
  })
  if (user.disabledAt) return err('EXPIRED')
  if (user.role !== 'patient') return err('STAFF_ADDRESS')
  const attached = await tx.order.updateMany({
    where: liveDraft(challenge, now),
    data: { userId: user.id, email: challenge.email, typedEmail: null },
  })
  if (attached.count === 0) return err('EXPIRED')
  return ok(await signedIn(tx, challenge, user, now))
}

async function continueDraft(
  tx: Tx,
  challenge: Challenge,
  now: Date,
): Promise<Result<Redeemed, RedeemError>> {
  const draft = await tx.order.findFirst({ where: liveDraft(challenge, now), select: { id: true } })
  if (!draft) return err('EXPIRED')
  const { purpose, orderId, returnTo } = challenge
  return ok({ purpose, orderId, returnTo, signedIn: null })
}

async function signedIn(
  tx: Tx,
  { purpose, orderId, returnTo }: Challenge,
  user: { id: string; role: Role },
  now: Date,
): Promise<Redeemed> {
  const sessionToken = await startSession(tx, user, now)
  return { purpose, orderId, returnTo, signedIn: { userId: user.id, role: user.role, sessionToken } }
}

function liveDraft({ orderId }: Challenge, now: Date) {
  // A challenge without an order matches nothing: Prisma would ignore an undefined id and match every draft.
  return {
    id: { in: orderId === null ? [] : [orderId] },
    status: 'draft' as const,
    draftExpiresAt: { gt: now },
  }
}
