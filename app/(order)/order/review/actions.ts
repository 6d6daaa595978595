'use server'

import { redirect } from 'next/navigation'
import { currentActor } from '@/lib/auth/current-actor'
import { readDraftCookie } from '@/lib/auth/draft-cookie'
import { consentSchema } from '@/lib/orders/order-schema'
import { ordersAvailability } from '@/lib/orders/service-availability'
import type { CheckoutRefusal } from '@/lib/payments/prepare-payment'
import { reopenDraft } from '@/lib/payments/reopen-draft'
import { startCheckout } from '@/lib/payments/start-checkout'
import { systemClock } from '@/lib/platform/clock'
import { type FormState, formValues } from '@/lib/shared/form-state'
import { messagesFor } from '@/lib/shared/messages/messages'
import { closedWords } from '../_components/closed-words'
import { draftLost, signInAgain } from '../current-draft'

/** Step 5: the consents, then the payment provider's page. */
export async function payAction(_state: FormState, form: FormData): Promise<FormState> {
  const { review } = messagesFor('en').order
  const values = formValues(form)
  const consents = consentSchema.safeParse(values)
  if (!consents.success) {
    const missing = consents.error.issues.map((issue) => String(issue.path[0]))
    return { values, errors: Object.fromEntries(missing.map((name) => [name, review.boxMissing])) }
  }
  const [actor, orderId] = await Promise.all([currentActor(), readDraftCookie()])
  if (!orderId) return draftLost(values)
  const now = systemClock.now()
  const started = await startCheckout(actor, { orderId, consents: consents.data, now })
  if (!started.ok) {
    const { code } = started
    const signedOut = code === 'NOT_VERIFIED' ? await signInAgain(values) : null
    if (signedOut) return signedOut
    return { values, errors: {}, ...(await refusalWords(code, { orderId, now })) }
  }
  redirect(started.value.url)
}

/** What cannot be helped now has the title and the words of step 1: the reader did nothing wrong. */
async function refusalWords(
  code: CheckoutRefusal,
  { orderId, now }: { orderId: string; now: Date },
): Promise<Pick<FormState, 'problem' | 'problemTitle'>> {
  const { start, review } = messagesFor('en').order
  if (code === 'NOT_SERVED_THERE') return { problem: start.notServed, problemTitle: start.notServedTitle }
  const availability = code === 'ORDERS_PAUSED' ? await ordersAvailability(now, { orderId }) : null
  if (availability === null || availability.status === 'OPEN') return { problem: review.errors[code] }
  const { title, text } = closedWords(availability, now)
  return { problem: `${text} ${start.kept}`, problemTitle: title }
}

/** Back from payment to change something: the payment page is closed first. */
export async function reopenAction(_state: FormState, _form: FormData): Promise<FormState> {
  const { review } = messagesFor('en').order
  const [actor, orderId] = await Promise.all([currentActor(), readDraftCookie()])
  if (!orderId) return draftLost({})
  const reopened = await reopenDraft(actor, { orderId, now: systemClock.now() })
  if (!reopened.ok) {
    return (await signInAgain({})) ?? { values: {}, errors: {}, problem: review.reopenFailed }
  }
  redirect('/order/report')
}
