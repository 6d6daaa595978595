'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { STAFF_PROBLEMS } from '@/components/staff/problem-words'
import { requireStaff } from '@/lib/auth/guards'
import { systemClock } from '@/lib/platform/clock'
import { type FormState, formValues } from '@/lib/shared/form-state'
import { markSerious, saveCheckCards } from '@/lib/videos/check-cards'
import { type CheckCard, checkCardsSchema, LETTERS, PLACES } from '@/lib/videos/check-cards-schema'

const idSchema = z.uuid()
const INCOMPLETE =
  'A card needs a question of its own, two or three answers, the right one of them, and why. 300 letters each.'

/** Keeps the cards that patients check themselves with; a card without a question is left out. */
export async function saveCards(id: string, _state: FormState, form: FormData): Promise<FormState> {
  const orderId = idSchema.parse(id)
  const actor = await requireStaff(`/staff/orders/${orderId}/review`)
  const values = formValues(form)
  const places = PLACES.filter((place) => values[`question-${place}`]?.trim())
  const sent = checkCardsSchema.safeParse(places.map((place) => cardOf(values, place)))
  if (!sent.success) {
    const wrong = places[Number(sent.error.issues[0]?.path[0] ?? 0)] ?? 0
    return { values, errors: { [`question-${wrong}`]: INCOMPLETE } }
  }
  const saved = await saveCheckCards(actor, { orderId, cards: sent.data, now: systemClock.now() })
  if (!saved.ok) return { values, errors: { 'question-0': STAFF_PROBLEMS[saved.code] } }
  return redirect(`/staff/orders/${orderId}/review?done=cards`)
}

/** Marks or unmarks an order as serious news. */
export async function setSerious(id: string, form: FormData): Promise<void> {
  const orderId = idSchema.parse(id)
  const actor = await requireStaff(`/staff/orders/${orderId}/review`)
  const isSerious = formValues(form).isSerious === 'on'
  const marked = await markSerious(actor, { orderId, isSerious, now: systemClock.now() })
  redirect(`/staff/orders/${orderId}/review?${marked.ok ? 'done=serious' : `problem=${marked.code}`}`)
}

/** Empty answers are left out; the right one is named by its letter, as it was on the screen. */
function cardOf(values: Record<string, string>, place: number): CheckCard {
  const field = (name: string) => values[`${name}-${place}`]?.trim() ?? ''
  const filled: string[] = LETTERS.filter((letter) => field(`option-${letter}`) !== '')
  return {
    question: field('question'),
    options: filled.map((letter) => field(`option-${letter}`)),
    right: filled.indexOf(field('right')),
    why: field('why'),
  }
}
