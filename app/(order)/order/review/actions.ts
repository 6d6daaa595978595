'use server'

import { redirect } from 'next/navigation'
import { currentActor } from '@/lib/auth/current-actor'
import { readDraftCookie } from '@/lib/auth/draft-cookie'
import { consentSchema } from '@/lib/orders/order-schema'
import { ordersAvailability } from '@/lib/orders/service-availability'
import { reopenDraft } from '@/lib/payments/reopen-draft'
import { startCheckout } from '@/lib/payments/start-checkout'
import { systemClock } from '@/lib/platform/clock'
import { type FormState, formValues } from '@/lib/shared/form-state'
import { messagesFor } from '@/lib/shared/messages/messages'
import { comeBackText } from '../_components/come-back-text'
import { draftLost, signInAgain } from '../current-draft'

/** Step 5: the consents, then the payment provider's page. */
export async function payAction(_state: FormState, form: FormData): Promise<FormState> {
  const { start, review } = messagesFor('en').order
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
    const pause = code === 'ORDERS_PAUSED' ? await ordersAvailability(now) : null
    const opens = pause && pause.status !== 'OPEN' ? ` ${comeBackText(pause.opensAt, now)}` : ''
    const title = REFUSAL_TITLES[code]
    return {
      values,
      errors: {},
      // In the words of step 1, which say what else to do.
      problem: code === 'NOT_SERVED_THERE' ? start.notServed : `${review.errors[code]}${opens}`,
      ...(title ? { problemTitle: start[title] } : {}),
    }
  }
  redirect(started.value.url)
}

/** What cannot be helped now has a title of its own: the reader did nothing wrong. */
const REFUSAL_TITLES: Record<string, 'pausedTitle' | 'notServedTitle'> = {
  ORDERS_PAUSED: 'pausedTitle',
  NOT_SERVED_THERE: 'notServedTitle',
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
