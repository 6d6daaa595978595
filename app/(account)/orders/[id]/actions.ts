'use server'

import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { clientIp } from '@/lib/auth/client-ip'
import { currentActor } from '@/lib/auth/current-actor'
import { setDraftCookie } from '@/lib/auth/draft-cookie'
import { suggestAddress } from '@/lib/auth/mail-address'
import { answerInfo } from '@/lib/orders/answer-info'
import { correctAddress } from '@/lib/orders/correct-address'
import { getDraft } from '@/lib/orders/draft-queries'
import { cancelOrder } from '@/lib/payments/cancel-order'
import { systemClock } from '@/lib/platform/clock'
import { changeReport, reportChangeSchema } from '@/lib/reports/change-report'
import { hideByForm } from '@/lib/reports/hide-by-form'
import { unlockByForm } from '@/lib/reports/unlock-by-form'
import { type FormState, formValues } from '@/lib/shared/form-state'
import { messagesFor } from '@/lib/shared/messages/messages'

const idSchema = z.uuid()
const answerSchema = z.object({ message: z.string().default('') })
const addressSchema = z.object({ email: z.string().default(''), asTyped: z.string().default('') })

const words = messagesFor('en').account.status

/**
 * Gives this browser the patient's own unpaid order, wherever it was begun. What is not theirs, or is paid by now, is
 * for its page to say.
 */
export async function goOn(orderId: string): Promise<void> {
  const id = idSchema.parse(orderId)
  const draft = await getDraft(await currentActor(), id)
  if (!draft) redirect(`/orders/${id}`)
  await setDraftCookie(id)
  redirect('/order/review')
}

/** Sends the patient's answer to what we asked. */
export async function sendAnswer(orderId: string, _state: FormState, form: FormData): Promise<FormState> {
  const { message } = answerSchema.parse(formValues(form))
  const input = { orderId: idSchema.parse(orderId), message, now: systemClock.now() }
  const answered = await answerInfo(await currentActor(), input)
  if (!answered.ok) return { values: { message }, errors: { message: words.info.errors[answered.code] } }
  redirect(`/orders/${input.orderId}?done=answered`)
}

/** Changes one file, page or warning of an order that waits for its patient; one that is gone is what was wanted. */
export async function changeFile(orderId: string, form: FormData): Promise<void> {
  const id = idSchema.parse(orderId)
  const change = reportChangeSchema.safeParse(formValues(form))
  if (!change.success) return
  await changeReport(await currentActor(), { ...change.data, orderId: id, now: systemClock.now() })
  revalidatePath(`/orders/${id}`)
}

/** Opens a locked file of an order that waits for its patient. */
export async function unlockFile(orderId: string, _state: FormState, form: FormData): Promise<FormState> {
  const id = idSchema.parse(orderId)
  const [actor, address] = await Promise.all([currentActor(), headers()])
  const now = systemClock.now()
  const state = await unlockByForm(actor, { orderId: id, form, address: clientIp(address), now })
  revalidatePath(`/orders/${id}`)
  return state
}

/** Hides parts of one page of an order that waits for its patient. */
export async function hideParts(orderId: string, form: FormData): Promise<void> {
  const id = idSchema.parse(orderId)
  const hidden = await hideByForm(await currentActor(), { orderId: id, form, now: systemClock.now() })
  redirect(hidden.ok ? `/orders/${id}#your-files` : `/orders/${id}?problem=${hidden.code}#info`)
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
