'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { STAFF_PROBLEMS } from '@/components/staff/problem-words'
import { currentActor } from '@/lib/auth/current-actor'
import { answerFollowUp, claimFollowUp, releaseFollowUp } from '@/lib/deliveries/answer-follow-up'
import { answerFormSchema } from '@/lib/deliveries/follow-up-schema'
import { systemClock } from '@/lib/platform/clock'
import { type FormState, formValues } from '@/lib/shared/form-state'
import { backTo } from '../back-to'

const idSchema = z.uuid()

/** Takes a question to answer it. */
export async function claimQuestion(id: string): Promise<void> {
  const input = { questionId: idSchema.parse(id), now: systemClock.now() }
  const claimed = await claimFollowUp(await currentActor(), input)
  redirect(backTo(`/staff/questions/${input.questionId}`, claimed.ok ? undefined : claimed.code))
}

/** Gives a question back to the list. */
export async function releaseQuestion(id: string): Promise<void> {
  const input = { questionId: idSchema.parse(id), now: systemClock.now() }
  const released = await releaseFollowUp(await currentActor(), input)
  redirect(
    released.ok
      ? '/staff/questions?done=question_released'
      : backTo(`/staff/questions/${input.questionId}`, released.code),
  )
}

/** Sends the answer to a question that the actor has claimed. */
export async function answerQuestion(id: string, _state: FormState, form: FormData): Promise<FormState> {
  const { answer } = answerFormSchema.parse(formValues(form))
  const input = { questionId: idSchema.parse(id), answer, now: systemClock.now() }
  const answered = await answerFollowUp(await currentActor(), input)
  if (!answered.ok) return { values: { answer }, errors: { answer: STAFF_PROBLEMS[answered.code] } }
  redirect('/staff/questions?done=answered')
}
