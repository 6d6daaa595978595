'use server'

import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import { STAFF_PROBLEMS } from '@/components/staff/problem-words'
import type { Actor } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/current-actor'
import { systemClock } from '@/lib/platform/clock'
import { type FormState, formValues } from '@/lib/shared/form-state'
import { cancelByStaff, cannotBeExplained, giveMoneyBack } from '@/lib/staff/give-money-back'
import { backTo } from '../../../back-to'

const targetSchema = z.object({ orderId: z.uuid(), returnTo: z.string() })
const refundSchema = z.object({ amount: z.string().trim().max(20).default(''), isSure: z.literal('on') })
const sureSchema = z.object({ isSure: z.literal('on') })
type Target = z.output<typeof targetSchema>

/** Gives all or part of the money back; the order goes on. */
export async function refund(target: Target, _state: FormState, form: FormData): Promise<FormState> {
  const { orderId, returnTo } = targetSchema.parse(target)
  const values = formValues(form)
  const parsed = refundSchema.safeParse(values)
  if (!parsed.success) return { values, errors: {}, problem: STAFF_PROBLEMS.BAD_FORM }
  const input = { orderId, amount: parsed.data.amount, now: systemClock.now() }
  const refunded = await giveMoneyBack(await currentActor(), input)
  if (refunded.ok) redirect(backTo(returnTo))
  if (refunded.code === 'NOT_FOUND') notFound()
  return { values, errors: { amount: STAFF_PROBLEMS[refunded.code] } }
}

/** Ends an order that nobody can explain, with all its money back. */
export async function explainNot(target: Target, _state: FormState, form: FormData): Promise<FormState> {
  return endOrder(cannotBeExplained, await currentActor(), { target, form })
}

/** Ends an order for a reason of our own, with all its money back. */
export async function cancel(target: Target, _state: FormState, form: FormData): Promise<FormState> {
  return endOrder(cancelByStaff, await currentActor(), { target, form })
}

async function endOrder(
  end: typeof cannotBeExplained | typeof cancelByStaff,
  actor: Actor,
  { target, form }: { target: Target; form: FormData },
): Promise<FormState> {
  const { orderId, returnTo } = targetSchema.parse(target)
  const values = formValues(form)
  if (!sureSchema.safeParse(values).success) {
    return { values, errors: {}, problem: STAFF_PROBLEMS.BAD_FORM }
  }
  const ended = await end(actor, { orderId, now: systemClock.now() })
  if (ended.ok) redirect(backTo(returnTo))
  return { values, errors: {}, problem: STAFF_PROBLEMS[ended.code] }
}
