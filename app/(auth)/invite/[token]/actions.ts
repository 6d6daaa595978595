'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { clientIp } from '@/lib/auth/client-ip'
import { acceptInvite } from '@/lib/auth/invites'
import { noteDevice } from '@/lib/auth/note-device'
import { pageAfterSignIn } from '@/lib/auth/page-after-sign-in'
import { readSessionToken, setSessionCookie } from '@/lib/auth/session-cookie'
import { endSession } from '@/lib/auth/sessions'
import { systemClock } from '@/lib/platform/clock'
import { consume } from '@/lib/platform/rate-limit'
import type { InviteState } from './invite-schema'

/** A field that is not there or is a file counts as left empty. */
const formSchema = z.object({
  token: z.string().catch(''),
  displayName: z.string().catch(''),
  timeZone: z.string().catch(''),
})

export async function acceptInvitation(_previous: InviteState, form: FormData): Promise<InviteState> {
  const { token, displayName, timeZone } = formSchema.parse(Object.fromEntries(form))
  const isAllowed = await consume('invite_ip', clientIp(await headers()))
  if (!isAllowed) return { displayName, problem: 'TOO_MANY' }
  const now = systemClock.now()
  const accepted = await acceptInvite({ token, displayName, timeZone, now })
  if (!accepted.ok) return { displayName, problem: accepted.code }
  const { sessionToken, role } = accepted.value
  const previous = await readSessionToken()
  if (previous !== null) await endSession(previous, now)
  await setSessionCookie(sessionToken, role)
  await noteDevice(sessionToken)
  redirect(pageAfterSignIn({ role, hasSecondFactor: false }, '/'))
}
