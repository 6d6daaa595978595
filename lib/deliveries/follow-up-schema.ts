import { z } from 'zod'

/** How long after delivery questions are answered, and how many come with an order; the database keeps the number too. */
export const ASK_DAYS = 14
export const QUESTIONS_INCLUDED = 2

/** The promise: elapsed hours from the question to its answer. */
export const ANSWER_HOURS = 24

export const MAX_FOLLOW_UP_CHARS = 2_000
export const MAX_ANSWER_CHARS = 6_000

export const followUpFormSchema = z.object({ question: z.string().default('') })
export const answerFormSchema = z.object({ answer: z.string().default('') })

/** Whether one more may be asked, and if not, why: time is over, both are used, or nothing is delivered now. */
export type AskStanding = 'open' | 'over' | 'none_left' | 'not_delivered'

/** Until when questions can be asked about what was delivered then. */
export function askUntil(deliveredAt: Date): Date {
  return new Date(deliveredAt.getTime() + ASK_DAYS * 86_400_000)
}

export function answerDueAt(askedAt: Date): Date {
  return new Date(askedAt.getTime() + ANSWER_HOURS * 3_600_000)
}

/** Whether a patient may ask one more question. */
export function askStanding(order: { deliveredAt: Date | null; asked: number }, now: Date): AskStanding {
  if (order.deliveredAt === null) return 'not_delivered'
  if (order.asked >= QUESTIONS_INCLUDED) return 'none_left'
  return now < askUntil(order.deliveredAt) ? 'open' : 'over'
}
