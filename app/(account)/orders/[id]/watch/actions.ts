'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { currentActor } from '@/lib/auth/current-actor'
import { answerCard, openDelivery, saveAfter } from '@/lib/deliveries/understanding'
import { afterSchema, beforeSchema } from '@/lib/deliveries/understanding-schema'
import { systemClock } from '@/lib/platform/clock'
import { type FormState, formValues } from '@/lib/shared/form-state'
import { messagesFor } from '@/lib/shared/messages/messages'

const idSchema = z.uuid()
const placeSchema = z.int().min(0).max(2)
const answerSchema = z.coerce.number().int().min(0).max(2)

/** Opens the door to the video. */
export async function open(id: string, form: FormData): Promise<void> {
  const orderId = idSchema.parse(id)
  const answers = beforeSchema.parse(formValues(form))
  await openDelivery(await currentActor(), { orderId, answers, now: systemClock.now() })
  redirect(`/orders/${orderId}/watch?play=1`)
}

/** Keeps what the patient says after watching, or that they skipped it; what was typed stays when it is refused. */
export async function sendAfter(id: string, _state: FormState, form: FormData): Promise<FormState> {
  const orderId = idSchema.parse(id)
  const values = formValues(form)
  const said = afterSchema.safeParse(values.skip === 'yes' ? {} : values)
  if (!said.success) return { values, errors: { comment: messagesFor('en').takeAway.after.tooLong } }
  const { comment, ...answers } = said.data
  await saveAfter(await currentActor(), { orderId, answers, comment, now: systemClock.now() })
  return showAgain(orderId, 'after')
}

/** Keeps the first answer to a card. */
export async function answer(id: string, place: number, form: FormData): Promise<void> {
  const orderId = idSchema.parse(id)
  const given = answerSchema.safeParse(formValues(form).answer)
  if (given.success) {
    const input = { orderId, card: placeSchema.parse(place), answer: given.data, now: systemClock.now() }
    await answerCard(await currentActor(), input)
  }
  showAgain(orderId, 'cards')
}

/** Back to a place of the page. Only the place changes in its address, so a browser would keep what it shows. */
function showAgain(orderId: string, place: string): never {
  revalidatePath(`/orders/${orderId}/watch`)
  redirect(`/orders/${orderId}/watch#${place}`)
}
