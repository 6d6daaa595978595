'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { clientIp } from '@/lib/auth/client-ip'
import { currentActor } from '@/lib/auth/current-actor'
import { readDraftCookie, setDraftCookie } from '@/lib/auth/draft-cookie'
import { clearLeadCookie, readLeadCookie } from '@/lib/auth/lead-cookie'
import { questionsSchema, startSchema } from '@/lib/orders/order-schema'
import { saveDraft } from '@/lib/orders/save-draft'
import { type StartResult, startDraft } from '@/lib/orders/start-draft'
import { systemClock } from '@/lib/platform/clock'
import { alarmToWarnOf } from '@/lib/safety/alarm-warning'
import { type FormState, formValues } from '@/lib/shared/form-state'
import { messagesFor } from '@/lib/shared/messages/messages'
import { closedWords } from './_components/closed-words'
import { draftLost } from './current-draft'

/** Step 1: whose report, where, and not an emergency. */
export async function startAction(_state: FormState, form: FormData): Promise<FormState> {
  const { start } = messagesFor('en').order
  const values = formValues(form)
  const parsed = startSchema.safeParse(values)
  if (!parsed.success) {
    const wrong = new Set(parsed.error.issues.map((issue) => issue.path[0]))
    const errors: Record<string, string> = {}
    if (wrong.has('notAnEmergency')) errors.notAnEmergency = start.notAnEmergencyError
    if (wrong.has('orderedFor')) errors.orderedFor = start.orderedForError
    if (wrong.has('place')) errors.place = start.placeError
    return { values, errors }
  }
  const [actor, orderId, article] = await Promise.all([currentActor(), readDraftCookie(), readLeadCookie()])
  const { orderedFor, place } = parsed.data
  const now = systemClock.now()
  const asked = { orderId, orderedFor, place, clientIp: clientIp(await headers()) }
  const started = await startDraft(actor, { ...asked, article, locale: 'en', source: 'site', now })
  if (!started.ok) return { values, errors: {}, ...refusalWords(started, now) }
  await setDraftCookie(started.value.orderId)
  if (article !== null) await clearLeadCookie()
  redirect('/order/report')
}

function refusalWords(
  refused: Exclude<StartResult, { ok: true }>,
  now: Date,
): Pick<FormState, 'problem' | 'problemTitle'> {
  const { start } = messagesFor('en').order
  if (refused.code === 'CLOSED') {
    const { title, text } = closedWords(refused.closed, now)
    return { problem: text, problemTitle: title }
  }
  return refused.code === 'TOO_MANY'
    ? { problem: start.tooMany }
    : { problem: start.notServed, problemTitle: start.notServedTitle }
}

/** Step 3: what the patient wants to know, and how to be told. */
export async function questionsAction(_state: FormState, form: FormData): Promise<FormState> {
  const { questions } = messagesFor('en').order
  const values = formValues(form)
  const parsed = questionsSchema.safeParse(values)
  if (!parsed.success) {
    const wrong = new Set(parsed.error.issues.map((issue) => issue.path[0]))
    const errors: Record<string, string> = {}
    if (wrong.has('questions')) errors.questions = questions.tooLong
    if (wrong.has('tellHow')) errors.tellHow = questions.tellHowError
    return { values, errors }
  }
  const [actor, orderId] = await Promise.all([currentActor(), readDraftCookie()])
  const saved = orderId
    ? await saveDraft(actor, { orderId, changes: parsed.data, now: systemClock.now() })
    : null
  if (!saved?.ok) return draftLost(values)
  if (orderId) await setDraftCookie(orderId)
  // Asked about once, when all is saved: whoever goes for help loses nothing, and sending it again means to go on.
  const alarm = alarmToWarnOf(values.questions ?? '', values.warnedOf)
  if (alarm !== null) return { values: { ...values, warnedOf: alarm }, errors: {} }
  redirect('/order/you')
}
