import type { RedeemedChallenge } from './challenges'
import type { Role } from './role'
import { landingPath, withReturnTo } from './safe-return-to'

/** Where a redeemed challenge leads: staff to their second factor first, everyone else to what they wanted. */
export function pageAfterRedeeming({ purpose, role, returnTo }: RedeemedChallenge): string {
  if (role !== null) return pageAfterSignIn({ role, hasSecondFactor: false }, returnTo)
  return returnTo === '/' && purpose === 'continue_draft' ? '/order' : returnTo
}

/** Where someone who is signed in goes from the sign-in pages. */
export function pageAfterSignIn(session: { role: Role; hasSecondFactor: boolean }, returnTo: string): string {
  const needsSecondFactor = session.role !== 'patient' && !session.hasSecondFactor
  return needsSecondFactor
    ? withReturnTo('/sign-in/second-factor', returnTo)
    : landingPath(session.role, returnTo)
}
