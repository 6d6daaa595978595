import { randomUUID } from 'node:crypto'
import { codeFor } from '@/lib/auth/challenge-code'
import { type ChallengeRequest, createChallenge } from '@/lib/auth/create-challenge'
import { redeemWithCode } from '@/lib/auth/redeem-challenge'
import { newSecretToken } from '@/lib/auth/secret-token'

export const NOW = new Date('2026-11-23T12:00:00Z')

export function secondsAfter(seconds: number, from: Date = NOW): Date {
  return new Date(from.getTime() + seconds * 1_000)
}

/** A network of its own for each test, so that rate limits of one do not reach another. */
export function someIp(): string {
  return `test-${randomUUID()}`
}

/** A challenge asked for by a new browser. */
export async function ask(request: Pick<ChallengeRequest, 'email'> & Partial<ChallengeRequest>) {
  const browserToken = newSecretToken()
  const asked = await createChallenge({
    purpose: 'sign_in',
    now: NOW,
    clientIp: someIp(),
    browserToken,
    ...request,
  })
  if (!asked.ok) throw new Error(asked.code)
  return { challengeId: asked.value.challengeId, browserToken, code: codeFor(asked.value.challengeId) }
}

/** Signs in by code and returns the session cookie's value. */
export async function signInAs(email: string, now: Date = NOW): Promise<string> {
  const asked = await ask({ email, now })
  const redeemed = await redeemWithCode({ ...asked, now, clientIp: someIp() })
  if (!redeemed.ok || !redeemed.value.signedIn) throw new Error('could not sign in')
  return redeemed.value.signedIn.sessionToken
}

/** A code that is surely not the right one. */
export function wrongCode(code: string, attempt = 1): string {
  return String((Number(code) + attempt) % 1_000_000).padStart(6, '0')
}
