'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { redeemCode, startChallenge } from '@/lib/auth/challenges'
import { clientIp } from '@/lib/auth/client-ip'
import { currentSession } from '@/lib/auth/current-actor'
import { setDraftCookie } from '@/lib/auth/draft-cookie'
import { canonicalAddress, suggestAddress } from '@/lib/auth/mail-address'
import { attachDraft } from '@/lib/orders/attach-draft'
import { youSchema } from '@/lib/orders/order-schema'
import { saveDraft } from '@/lib/orders/save-draft'
import { systemClock } from '@/lib/platform/clock'
import { type FormState, formValues } from '@/lib/shared/form-state'
import { messagesFor } from '@/lib/shared/messages/messages'
import { canonicalPhone } from '@/lib/shared/phone'
import { isTimeZone } from '@/lib/shared/time-zones'
import { currentDraft, draftLost } from '../current-draft'

/** Step 4: who the patient is and how to reach them; a code goes to the address unless it is already confirmed. */
export async function youAction(_state: FormState, form: FormData): Promise<FormState> {
  const values = formValues(form)
  const current = await currentDraft()
  if (!current) return draftLost(values)
  const { actor, draft } = current
  const { errors, address, phone } = check(values, draft.place)
  const suggestion = suggestAddress(values.email ?? '')
  // A likely typo is asked about once; sending the same address again means that it is right.
  if (suggestion && values.suggestedFor !== values.email && !errors.email) {
    return { values: { ...values, suggestedFor: values.email ?? '', suggestion }, errors }
  }
  if (Object.keys(errors).length > 0 || !address) return { values, errors }

  const now = systemClock.now()
  const changes = {
    firstName: (values.firstName ?? '').trim(),
    phone: phone ?? '',
    hasNoPhone: values.hasNoPhone === 'on',
    timeZone: values.timeZone ?? 'UTC',
    typedEmail: values.email ?? '',
  }
  const saved = await saveDraft(actor, { orderId: draft.orderId, changes, now })
  if (!saved.ok) return draftLost(values)
  await setDraftCookie(draft.orderId)
  if (draft.confirmedEmail === address) redirect('/order/review')
  const session = await currentSession()
  if (session?.role === 'patient' && session.email === address) {
    const attached = await attachDraft(actor, { orderId: draft.orderId, email: address, now })
    if (attached.ok) redirect('/order/review')
  }
  return sendCode(values, { email: address, orderId: draft.orderId, now })
}

async function sendCode(
  values: Record<string, string>,
  request: { email: string; orderId: string; now: Date },
): Promise<FormState> {
  const { you } = messagesFor('en').order
  const started = await startChallenge({
    purpose: 'order',
    returnTo: '/order/review',
    clientIp: clientIp(await headers()),
    ...request,
  })
  if (started.ok) redirect(`/order/code?c=${started.value.challengeId}`)
  return started.code === 'BAD_ADDRESS'
    ? { values, errors: { email: you.emailError } }
    : { values, errors: {}, problem: you.tooMany }
}

function check(values: Record<string, string>, place: string | null) {
  const { you } = messagesFor('en').order
  const parsed = youSchema.safeParse(values)
  const wrong = new Set(parsed.success ? [] : parsed.error.issues.map((issue) => issue.path[0]))
  const address = canonicalAddress(values.email ?? '')
  const phone = canonicalPhone(values.phone ?? '', place)
  const errors: Record<string, string> = {}
  if (wrong.has('email') || !address.ok) errors.email = you.emailError
  if (wrong.has('firstName')) errors.firstName = you.firstNameError
  if (values.hasNoPhone !== 'on' && !phone) errors.phone = you.phoneError
  if (!isTimeZone(values.timeZone ?? '')) errors.timeZone = you.timeZoneError
  return { errors, address: address.ok ? address.value : null, phone }
}

const codeSchema = z.object({
  challengeId: z.uuid(),
  code: z.string().transform((text) => text.replace(/\D/g, '')),
})

/** The code from the mail: it confirms the address, signs this browser in and gives the draft its patient. */
export async function codeAction(_state: FormState, form: FormData): Promise<FormState> {
  const { codeErrors } = messagesFor('en').order.you
  const values = formValues(form)
  const parsed = codeSchema.safeParse(values)
  if (!parsed.success) return { values, errors: { code: codeErrors.WRONG_CODE } }
  const now = systemClock.now()
  const redeemed = await redeemCode({ ...parsed.data, now, clientIp: clientIp(await headers()) })
  if (!redeemed.ok) return { values, errors: { code: codeErrors[redeemed.code] } }
  redirect('/order/review')
}

const continueSchema = z.object({ email: z.string() })

/** Mails a link that opens this draft on another device. The answer is the same for every address. */
export async function continueAction(_state: FormState, form: FormData): Promise<FormState> {
  const { you } = messagesFor('en').order
  const values = formValues(form)
  const current = await currentDraft()
  if (!current) return draftLost(values)
  const parsed = continueSchema.safeParse(values)
  const address = parsed.success ? canonicalAddress(parsed.data.email) : null
  if (!address?.ok) return { values, errors: { email: you.emailError } }
  const started = await startChallenge({
    purpose: 'continue_draft',
    email: address.value,
    orderId: current.draft.orderId,
    returnTo: '/order/report',
    now: systemClock.now(),
    clientIp: clientIp(await headers()),
  })
  if (!started.ok) return { values, errors: {}, problem: you.tooMany }
  redirect('/order/continue?sent=1')
}
