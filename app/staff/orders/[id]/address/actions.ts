'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { STAFF_PROBLEMS } from '@/components/staff/problem-words'
import { mendAddress } from '@/lib/account/mend-address'
import { mendFormSchema } from '@/lib/account/mend-address-schema'
import { currentActor } from '@/lib/auth/current-actor'
import { systemClock } from '@/lib/platform/clock'
import { type FormState, formValues } from '@/lib/shared/form-state'

/** Mends the address of an order's patient, after a call. */
export async function mend(id: string, _state: FormState, form: FormData): Promise<FormState> {
  const orderId = z.uuid().parse(id)
  const values = formValues(form)
  const parsed = mendFormSchema.safeParse(values)
  if (!parsed.success) return { values, errors: { email: STAFF_PROBLEMS.BAD_FORM } }
  const { email, reason } = parsed.data
  const input = { orderId, email, reason, now: systemClock.now() }
  const mended = await mendAddress(await currentActor(), input)
  if (!mended.ok) return { values, errors: { email: STAFF_PROBLEMS[mended.code] } }
  redirect(`/staff/orders/${orderId}/address?done=changed`)
}
