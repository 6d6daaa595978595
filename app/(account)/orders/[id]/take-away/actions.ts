'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/current-actor'
import { saveTakeAway } from '@/lib/deliveries/take-away'
import { type TakeAway, takeAwaySchema } from '@/lib/deliveries/take-away-schema'
import { systemClock } from '@/lib/platform/clock'
import { formValues } from '@/lib/shared/form-state'
import { messagesFor } from '@/lib/shared/messages/messages'

const idSchema = z.uuid()
const questionsSchema = takeAwaySchema.pick({ ticked: true, own: true })

/** The questions as they were sent, and what is wrong with them. */
export type QuestionsState = { ticked: string[]; own: string; error?: string }

/** Keeps the questions for the doctor; one of the patient's own on each line. What was typed stays when it is refused. */
export async function saveQuestions(
  id: string,
  _state: QuestionsState,
  form: FormData,
): Promise<QuestionsState> {
  const orderId = idSchema.parse(id)
  const { own = '' } = formValues(form)
  const ticked = form.getAll('ticked').filter((each) => typeof each === 'string')
  const lines = own.split('\n').map((line) => line.trim())
  const changes = questionsSchema.safeParse({ ticked, own: lines.filter(Boolean) })
  if (!changes.success) return { ticked, own, error: messagesFor('en').takeAway.page.errors.own }
  return save(await currentActor(), orderId, changes.data)
}

/** Keeps the visit that the patient entered. */
export async function saveVisit(id: string, form: FormData): Promise<void> {
  const orderId = idSchema.parse(id)
  const { what = '', day = '', time = '' } = formValues(form)
  const visit = takeAwaySchema.shape.visit.safeParse({ what, day, time: time === '' ? null : time })
  if (!visit.success) redirect(`/orders/${orderId}/take-away?problem=visit`)
  await save(await currentActor(), orderId, { visit: visit.data })
}

/** Back to the page, which says so when there is nothing to save for any more. */
async function save(actor: Actor, orderId: string, changes: Partial<TakeAway>): Promise<never> {
  const saved = await saveTakeAway(actor, { orderId, changes, now: systemClock.now() })
  redirect(`/orders/${orderId}/take-away${saved.ok ? '?done=1' : ''}`)
}
