'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { currentActor } from '@/lib/auth/current-actor'
import { askFollowUp } from '@/lib/deliveries/ask-follow-up'
import { followUpFormSchema } from '@/lib/deliveries/follow-up-schema'
import { systemClock } from '@/lib/platform/clock'
import { type FormState, formValues } from '@/lib/shared/form-state'
import { messagesFor } from '@/lib/shared/messages/messages'

const { errors } = messagesFor('en').ask.form

/** Sends a follow-up question; what was typed stays when it is refused. */
export async function sendQuestion(id: string, _state: FormState, form: FormData): Promise<FormState> {
  const orderId = z.uuid().parse(id)
  const { question } = followUpFormSchema.parse(formValues(form))
  const asked = await askFollowUp(await currentActor(), { orderId, question, now: systemClock.now() })
  if (!asked.ok) return { values: { question }, errors: { question: errors[asked.code] } }
  redirect(`/orders/${orderId}/ask?done=sent`)
}
