'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { confirmErasure, sendEraseCode } from '@/lib/account/request-erasure'
import { currentActor } from '@/lib/auth/current-actor'
import { clearSessionCookie } from '@/lib/auth/session-cookie'
import { systemClock } from '@/lib/platform/clock'
import { type FormState, formValues } from '@/lib/shared/form-state'
import { messagesFor } from '@/lib/shared/messages/messages'

const { errors } = messagesFor('en').myAccount.erase.confirm
const formSchema = z.object({ code: z.string().max(40).default(''), isSure: z.literal('on').optional() })

/** The first step: a code to the patient's own address. */
export async function sendCode(): Promise<void> {
  const sent = await sendEraseCode(await currentActor(), systemClock.now())
  redirect(
    sent.ok ? `/account/delete/confirm?c=${sent.value.codeId}` : `/account/delete?problem=${sent.code}`,
  )
}

/** The second step: closes the account and begins the erasure. */
export async function deleteAll(codeId: string, _state: FormState, form: FormData): Promise<FormState> {
  const parsed = formSchema.safeParse(formValues(form))
  const id = z.uuid().safeParse(codeId)
  if (!parsed.success || !id.success) return { values: {}, errors: { code: errors.WRONG_CODE } }
  const { code, isSure } = parsed.data
  if (!isSure) return { values: { code }, errors: { isSure: errors.NOT_SURE } }
  const input = { codeId: id.data, code, now: systemClock.now() }
  const done = await confirmErasure(await currentActor(), input)
  if (!done.ok) return { values: { code, isSure }, errors: { code: errors[done.code] } }
  await clearSessionCookie()
  redirect('/data-deleted')
}
