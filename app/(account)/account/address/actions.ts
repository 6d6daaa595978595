'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { confirmAddress, sendAddressCodes } from '@/lib/account/change-address'
import { currentActor, currentSession } from '@/lib/auth/current-actor'
import { suggestAddress } from '@/lib/auth/mail-address'
import { systemClock } from '@/lib/platform/clock'
import { type FormState, formValues } from '@/lib/shared/form-state'
import { messagesFor } from '@/lib/shared/messages/messages'

const words = messagesFor('en').myAccount.address
const addressSchema = z.object({ email: z.string().default(''), asTyped: z.string().default('') })
const codesSchema = z.object({
  oldCode: z.string().max(40).default(''),
  newCode: z.string().max(40).default(''),
})

/** Sends a code to both addresses; a likely slip is asked about once. */
export async function sendBothCodes(_state: FormState, form: FormData): Promise<FormState> {
  const { email, asTyped } = addressSchema.parse(formValues(form))
  const suggestion = email === asTyped ? null : suggestAddress(email)
  if (suggestion) {
    return { values: { email }, errors: { email: words.suggestion({ address: suggestion }) } }
  }
  const sent = await sendAddressCodes(await currentActor(), { email, now: systemClock.now() })
  if (!sent.ok) return { values: { email }, errors: { email: words.errors[sent.code] } }
  redirect(`/account/address/confirm?c=${sent.value.codeId}`)
}

/** Moves the account to the new address, with both codes. */
export async function changeToNew(codeId: string, _state: FormState, form: FormData): Promise<FormState> {
  const values = codesSchema.parse(formValues(form))
  const session = await currentSession()
  const input = {
    ...values,
    codeId: z.uuid().parse(codeId),
    sessionId: session?.sessionId ?? '',
    now: systemClock.now(),
  }
  const changed = await confirmAddress(await currentActor(), input)
  if (!changed.ok) return { values, errors: { oldCode: words.errors[changed.code] } }
  redirect('/account?done=address')
}
