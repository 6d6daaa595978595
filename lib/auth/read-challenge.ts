import { z } from 'zod'
import { db } from '@/lib/platform/db'
import { challengeIdOf } from './challenge-code'
import type { ChallengePurpose } from './create-challenge'
import { hashOfToken } from './secret-token'

export type ChallengeView = {
  challengeId: string
  purpose: ChallengePurpose
  email: string
  orderId: string | null
  returnTo: string
  createdAt: Date
}

const select = {
  id: true,
  purpose: true,
  email: true,
  orderId: true,
  returnTo: true,
  createdAt: true,
} as const

/** A live challenge, for the browser that asked for it: nobody else learns the address. */
export async function readOwnChallenge(
  challengeId: string,
  browserToken: string | null,
  now: Date,
): Promise<ChallengeView | null> {
  if (browserToken === null || !z.uuid().safeParse(challengeId).success) return null
  const row = await db().signInChallenge.findFirst({
    where: { id: challengeId, browserHash: hashOfToken(browserToken), usedAt: null, expiresAt: { gt: now } },
    select,
  })
  return row ? viewOf(row) : null
}

/** What a mail's link would do, without using it: whoever holds the link has read the mail. */
export async function readLinkedChallenge(token: string, now: Date): Promise<ChallengeView | null> {
  const challengeId = challengeIdOf(token)
  if (challengeId === null) return null
  const row = await db().signInChallenge.findFirst({
    // An order's address is confirmed by its code alone.
    where: { id: challengeId, purpose: { not: 'order' }, usedAt: null, expiresAt: { gt: now } },
    select,
  })
  return row ? viewOf(row) : null
}

function viewOf({ id, ...rest }: Omit<ChallengeView, 'challengeId'> & { id: string }): ChallengeView {
  return { challengeId: id, ...rest }
}
