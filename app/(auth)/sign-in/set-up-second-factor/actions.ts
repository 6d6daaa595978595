'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { requireFirstFactor } from '@/lib/auth/guards'
import { safeReturnTo, withReturnTo } from '@/lib/auth/safe-return-to'
import { confirmSecondFactor } from '@/lib/auth/second-factor'
import { setSessionCookie } from '@/lib/auth/session-cookie'
import { systemClock } from '@/lib/platform/clock'
import { type FactorState, factorFormSchema } from '../second-factor/factor-schema'

export async function confirmFactor(_previous: FactorState, form: FormData): Promise<FactorState> {
  const { code, to } = factorFormSchema.parse(Object.fromEntries(form))
  const returnTo = safeReturnTo(to)
  const session = await requireFirstFactor(returnTo)
  const confirmed = await confirmSecondFactor(session, { code, now: systemClock.now() })
  if (!confirmed.ok) {
    // The page then shows the new secret beside the problem.
    if (confirmed.code === 'STALE_SECRET') revalidatePath('/sign-in/set-up-second-factor')
    return { code: code.slice(0, 20), problem: confirmed.code }
  }
  await setSessionCookie(confirmed.value.sessionToken, session.role)
  redirect(withReturnTo('/sign-in/recovery-codes', returnTo))
}
