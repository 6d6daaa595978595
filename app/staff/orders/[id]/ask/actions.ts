'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { STAFF_PROBLEMS } from '@/components/staff/problem-words'
import { currentActor } from '@/lib/auth/current-actor'
import { systemClock } from '@/lib/platform/clock'
import { type FormState, formValues } from '@/lib/shared/form-state'
import { askForBetterCopy, resumeWithoutAnswer } from '@/lib/staff/ask-info'
import { backTo } from '../../../back-to'

const targetSchema = z.object({ orderId: z.uuid(), returnTo: z.string() })
const askSchema = z.object({ message: z.string().default('') })
type Target = z.output<typeof targetSchema>

/** Asks the patient for something and pauses the promise. */
export async function ask(target: Target, _state: FormState, form: FormData): Promise<FormState> {
  const { orderId, returnTo } = targetSchema.parse(target)
  const { message } = askSchema.parse(formValues(form))
  const asked = await askForBetterCopy(await currentActor(), { orderId, message, now: systemClock.now() })
  if (!asked.ok) return { values: { message }, errors: { message: STAFF_PROBLEMS[asked.code] } }
  redirect(backTo(returnTo))
}

/** Goes on without the patient's answer. */
export async function resume(target: Target): Promise<void> {
  const { orderId, returnTo } = targetSchema.parse(target)
  const resumed = await resumeWithoutAnswer(await currentActor(), { orderId, now: systemClock.now() })
  redirect(backTo(returnTo, resumed.ok ? undefined : resumed.code))
}
