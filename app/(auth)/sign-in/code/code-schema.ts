import type { RedeemError } from '@/lib/auth/redeem-challenge'

/** A new code may be asked for this long after the last. */
export const RESEND_AFTER_SECONDS = 30

/** What the code form shows after a code that was not taken. */
export type CodeState = { code: string; problem: RedeemError | null }
