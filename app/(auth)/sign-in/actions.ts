'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { startChallenge } from '@/lib/auth/challenges'
import { clientIp } from '@/lib/auth/client-ip'
import { suggestAddress } from '@/lib/auth/mail-address'
import { systemClock } from '@/lib/platform/clock'
import type { AddressState } from './address-schema'

/** A field that is not there or is a file counts as left empty. */
const formSchema = z.object({
  email: z.string().catch(''),
  to: z.string().catch('/'),
  suggestion: z.string().optional().catch(undefined),
  choice: z.enum(['typed', 'suggested']).optional().catch(undefined),
})

/** Sends a code to the typed address, after asking once about one that looks mistyped. */
export async function askForCode(_previous: AddressState, form: FormData): Promise<AddressState> {
  const { email: typed, to, suggestion, choice } = formSchema.parse(Object.fromEntries(form))
  const email = choice === 'suggested' && suggestion ? suggestion : typed
  const meant = choice === undefined ? suggestAddress(email) : null
  if (meant !== null) return { email, suggestion: meant, problem: null }
  const started = await startChallenge({
    purpose: 'sign_in',
    email,
    returnTo: to,
    now: systemClock.now(),
    clientIp: clientIp(await headers()),
  })
  if (!started.ok) return { email, suggestion: null, problem: started.code }
  redirect(`/sign-in/code?challenge=${started.value.challengeId}`)
}
