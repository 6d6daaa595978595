'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { STAFF_PROBLEMS } from '@/components/staff/problem-words'
import { currentActor } from '@/lib/auth/current-actor'
import { systemClock } from '@/lib/platform/clock'
import { closeUrgent } from '@/lib/safety/close-urgent'
import { logUrgentCall } from '@/lib/safety/log-urgent-call'
import { raiseUrgent } from '@/lib/safety/raise-urgent'
import { closeUrgentSchema, logCallSchema, raiseUrgentSchema } from '@/lib/safety/urgent-schema'
import { type FormState, formValues } from '@/lib/shared/form-state'
import { backTo } from '../../../back-to'

const targetSchema = z.object({ orderId: z.uuid(), returnTo: z.string() })
type Target = z.output<typeof targetSchema>

export async function raise(target: Target, _state: FormState, form: FormData): Promise<FormState> {
  const { orderId, returnTo } = targetSchema.parse(target)
  const values = formValues(form)
  const parsed = raiseUrgentSchema.safeParse({ ...values, orderId })
  if (!parsed.success) return refused(values, 'BAD_FORM')
  const raised = await raiseUrgent(await currentActor(), { ...parsed.data, now: systemClock.now() })
  return raised.ok ? redirect(backTo(returnTo)) : refused(values, raised.code)
}

export async function logCall(target: Target, _state: FormState, form: FormData): Promise<FormState> {
  const { returnTo } = targetSchema.parse(target)
  const values = formValues(form)
  const parsed = logCallSchema.safeParse(values)
  if (!parsed.success) return refused(values, 'BAD_FORM')
  const logged = await logUrgentCall(await currentActor(), { ...parsed.data, now: systemClock.now() })
  return logged.ok ? redirect(backTo(returnTo)) : refused(values, logged.code)
}

export async function close(target: Target, _state: FormState, form: FormData): Promise<FormState> {
  const { returnTo } = targetSchema.parse(target)
  const values = formValues(form)
  const parsed = closeUrgentSchema.safeParse(values)
  if (!parsed.success) return refused(values, 'BAD_FORM')
  const closed = await closeUrgent(await currentActor(), { ...parsed.data, now: systemClock.now() })
  if (closed.ok) redirect(backTo(returnTo))
  // What joined has to be on the screen with the words that say so.
  if (closed.code === 'NEW_FINDING') refresh()
  return refused(values, closed.code)
}

function refused(values: Record<string, string>, code: keyof typeof STAFF_PROBLEMS): FormState {
  return { values, errors: {}, problem: STAFF_PROBLEMS[code] }
}
