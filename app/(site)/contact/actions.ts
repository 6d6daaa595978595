'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { clientIp } from '@/lib/auth/client-ip'
import { systemClock } from '@/lib/platform/clock'
import { type FormState, formValues } from '@/lib/shared/form-state'
import { messagesFor } from '@/lib/shared/messages/messages'
import { receiveContactMessage } from '@/lib/staff/contact-messages'
import { contactFormSchema } from '@/lib/staff/contact-schema'

/** Takes a message; without JavaScript the page comes back with what was typed and what is wrong with it. */
export async function sendMessage(_state: FormState, form: FormData): Promise<FormState> {
  const { errors: words, tooMany } = messagesFor('en').contact.form
  const values = formValues(form)
  const parsed = contactFormSchema.safeParse({ orderNumber: '', ...values })
  if (!parsed.success) {
    const wrong = new Set(parsed.error.issues.map((issue) => issue.path[0]))
    const errors = Object.fromEntries(Object.entries(words).filter(([field]) => wrong.has(field)))
    return { values, errors }
  }
  const from = { clientIp: clientIp(await headers()), now: systemClock.now() }
  const received = await receiveContactMessage(parsed.data, from)
  if (received.ok) redirect('/contact/sent')
  if (received.code === 'BAD_ADDRESS') return { values, errors: { email: words.email } }
  return { values, errors: {}, problem: tooMany }
}
