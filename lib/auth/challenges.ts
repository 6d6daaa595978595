import { ok, type Result } from '@/lib/shared/result'
import { ensureBrowserToken, readBrowserToken } from './browser-cookie'
import { type ChallengePurpose, type ChallengeRequest, createChallenge } from './create-challenge'
import { setDraftCookie } from './draft-cookie'
import { noteDevice } from './note-device'
import { type RedeemError, type Redeemed, redeemWithCode, redeemWithLink } from './redeem-challenge'
import type { Role } from './role'
import { readSessionToken, setSessionCookie } from './session-cookie'
import { endSession } from './sessions'

/** What a redeemed challenge led to; user and role are null for `continue_draft`, which signs nobody in. */
export type RedeemedChallenge = {
  purpose: ChallengePurpose
  userId: string | null
  role: Role | null
  orderId: string | null
  returnTo: string
}

/**
 * Sends a code and a link to an address and binds the code to this browser. Only in a server action or a route
 * handler. A challenge about an order grants that order: the caller has checked that the draft is the asker's.
 */
export async function startChallenge(
  request: ChallengeRequest,
): Promise<Result<{ challengeId: string }, 'BAD_ADDRESS' | 'TOO_MANY'>> {
  return createChallenge({ ...request, browserToken: await ensureBrowserToken() })
}

/** Redeems a typed code and sets this browser's cookies. Only in a server action or a route handler. */
export async function redeemCode(input: {
  challengeId: string
  code: string
  now: Date
  clientIp: string
}): Promise<Result<RedeemedChallenge, RedeemError>> {
  const redeemed = await redeemWithCode({ ...input, browserToken: await readBrowserToken() })
  return redeemed.ok ? ok(await admit(redeemed.value, input.now)) : redeemed
}

/** Redeems a mail's link by a person's POST and sets this browser's cookies, whichever browser asked for it. */
export async function redeemLink(input: {
  token: string
  now: Date
  clientIp: string
}): Promise<Result<RedeemedChallenge, RedeemError>> {
  const redeemed = await redeemWithLink(input)
  return redeemed.ok ? ok(await admit(redeemed.value, input.now)) : redeemed
}

async function admit(redeemed: Redeemed, now: Date): Promise<RedeemedChallenge> {
  const { purpose, orderId, returnTo, signedIn } = redeemed
  if (signedIn) {
    const previous = await readSessionToken()
    if (previous !== null) await endSession(previous, now)
    await setSessionCookie(signedIn.sessionToken, signedIn.role)
    await noteDevice(signedIn.sessionToken)
  }
  // The link of an order may be opened on another device: its draft goes on there.
  if (orderId !== null) await setDraftCookie(orderId)
  return { purpose, userId: signedIn?.userId ?? null, role: signedIn?.role ?? null, orderId, returnTo }
}
