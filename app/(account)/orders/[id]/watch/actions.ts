'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { currentActor } from '@/lib/auth/current-actor'
import { answerCard, openDelivery, saveAfter } from '@/lib/deliveries/understanding'
import { afterSchema, beforeSchema } from '@/lib/deliveries/understanding-schema'
import { systemClock } from '@/lib/platform/clock'
import { formValues } from '@/lib/shared/form-state'

const idSchema = z.uuid()
const placeSchema = z.int().min(0).max(2)
const answerSchema = z.coerce.number().int().min(0).max(2)
const SKIPPED = { understood: null, anxious: null }

/** Opens the door to the video. What is not filled in, or is not one to five, counts as left out. */
export async function open(id: string, form: FormData): Promise<void> {
  const orderId = idSchema.parse(id)
  const said = beforeSchema.safeParse(formValues(form))
  const answers = said.success ? said.data : SKIPPED
  await openDelivery(await currentActor(), { orderId, answers, now: systemClock.now() })
  redirect(`/orders/${orderId}/watch?play=1`)
}

/** Keeps what the patient says after watching, or that they skipped it. */
export async function sendAfter(id: string, form: FormData): Promise<void> {
  const orderId = idSchema.parse(id)
  const values = formValues(form)
  const said = values.skip === 'yes' ? null : afterSchema.safeParse(values)
  const { comment, ...answers } = said?.success ? said.data : { ...SKIPPED, comment: '' }
  await saveAfter(await currentActor(), { orderId, answers, comment, now: systemClock.now() })
  redirect(`/orders/${orderId}/watch#after`)
}

/** Keeps the first answer to a card. */
export async function answer(id: string, place: number, form: FormData): Promise<void> {
  const orderId = idSchema.parse(id)
  const given = answerSchema.safeParse(formValues(form).answer)
  if (given.success) {
    const input = { orderId, card: placeSchema.parse(place), answer: given.data, now: systemClock.now() }
    await answerCard(await currentActor(), input)
  }
  redirect(`/orders/${orderId}/watch#cards`)
}
