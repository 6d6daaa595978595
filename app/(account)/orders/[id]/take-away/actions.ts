'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/current-actor'
import { saveTakeAway } from '@/lib/deliveries/take-away'
import { type TakeAway, takeAwaySchema } from '@/lib/deliveries/take-away-schema'
import { systemClock } from '@/lib/platform/clock'
import { type FormState, formValues } from '@/lib/shared/form-state'
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

/** Keeps the visit that the patient entered; what was typed stays when it is refused. */
export async function saveVisit(id: string, _state: FormState, form: FormData): Promise<FormState> {
  const orderId = idSchema.parse(id)
  const values = formValues(form)
  const { what = '', day = '', time = '' } = values
  const visit = takeAwaySchema.shape.visit.safeParse({ what, day, time: time === '' ? null : time })
  if (!visit.success) return { values, errors: visitErrors(visit.error) }
  return save(await currentActor(), orderId, { visit: visit.data })
}

function visitErrors(error: z.ZodError): Record<string, string> {
  const wrong = new Set(error.issues.map(({ path }) => path[0]))
  const words = Object.entries(messagesFor('en').takeAway.page.errors.visit)
  return Object.fromEntries(words.filter(([field]) => wrong.has(field)))
}

/** Back to the page, which says so when there is nothing to save for any more. */
async function save(actor: Actor, orderId: string, changes: Partial<TakeAway>): Promise<never> {
  const saved = await saveTakeAway(actor, { orderId, changes, now: systemClock.now() })
  redirect(`/orders/${orderId}/take-away${saved.ok ? '?done=1' : ''}`)
}
