'use server'

import { redirect } from 'next/navigation'
import { requireFirstFactor } from '@/lib/auth/guards'
import { landingPath, safeReturnTo } from '@/lib/auth/safe-return-to'
import { giveSecondFactor } from '@/lib/auth/second-factor'
import { setSessionCookie } from '@/lib/auth/session-cookie'
import { systemClock } from '@/lib/platform/clock'
import { type FactorState, factorFormSchema } from './factor-schema'

export async function giveFactor(_previous: FactorState, form: FormData): Promise<FactorState> {
  const { code, to } = factorFormSchema.parse(Object.fromEntries(form))
  const returnTo = safeReturnTo(to)
  const session = await requireFirstFactor(returnTo)
  const given = await giveSecondFactor(session, { code, now: systemClock.now() })
  if (!given.ok) return { code: code.slice(0, 20), problem: given.code }
  await setSessionCookie(given.value.sessionToken, session.role)
  redirect(landingPath(session.role, returnTo))
}
