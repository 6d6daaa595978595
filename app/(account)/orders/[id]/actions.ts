'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { currentActor } from '@/lib/auth/current-actor'
import { suggestAddress } from '@/lib/auth/mail-address'
import { answerInfo } from '@/lib/orders/answer-info'
import { correctAddress } from '@/lib/orders/correct-address'
import { cancelOrder } from '@/lib/payments/cancel-order'
import { systemClock } from '@/lib/platform/clock'
import { type FormState, formValues } from '@/lib/shared/form-state'
import { messagesFor } from '@/lib/shared/messages/messages'

const idSchema = z.uuid()
const answerSchema = z.object({ message: z.string().default('') })
const addressSchema = z.object({ email: z.string().default(''), asTyped: z.string().default('') })

const words = messagesFor('en').account.status

/** Sends the patient's answer to what we asked. */
export async function sendAnswer(orderId: string, _state: FormState, form: FormData): Promise<FormState> {
  const { message } = answerSchema.parse(formValues(form))
  const input = { orderId: idSchema.parse(orderId), message, now: systemClock.now() }
  const answered = await answerInfo(await currentActor(), input)
  if (!answered.ok) return { values: { message }, errors: { message: words.info.errors[answered.code] } }
  redirect(`/orders/${input.orderId}?done=answered`)
}

/** Changes where we write; a likely slip is asked about once. */
export async function changeAddress(orderId: string, _state: FormState, form: FormData): Promise<FormState> {
  const { email, asTyped } = addressSchema.parse(formValues(form))
  const suggestion = email === asTyped ? null : suggestAddress(email)
  if (suggestion) {
    return { values: { email }, errors: { email: words.address.suggestion({ address: suggestion }) } }
  }
  const input = { orderId: idSchema.parse(orderId), email, now: systemClock.now() }
  const corrected = await correctAddress(await currentActor(), input)
  if (!corrected.ok) return { values: { email }, errors: { email: words.address.errors[corrected.code] } }
  redirect(`/orders/${input.orderId}?done=address`)
}

/** Cancels an order that nobody has claimed yet. */
export async function cancel(orderId: string): Promise<void> {
  const input = {
    orderId: idSchema.parse(orderId),
    now: systemClock.now(),
    reason: 'patient_canceled',
  } as const
  const canceled = await cancelOrder(await currentActor(), input)
  redirect(canceled.ok ? `/orders/${input.orderId}` : `/orders/${input.orderId}/cancel?problem=1`)
}
