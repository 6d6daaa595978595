import { z } from 'zod'

/** The cards of an order, and the answers of a card. */
export const PLACES = [0, 1, 2] as const
export const LETTERS = ['a', 'b', 'c'] as const

const words = z.string().trim().min(1).max(300)

/** A question that patients ask themselves after watching: two or three answers, one of them right. */
const checkCardSchema = z
  .object({
    question: words,
    options: z.array(words).min(2).max(LETTERS.length),
    /** The place of the right answer. */
    right: z.int().min(0),
    /** Shown with either answer. */
    why: words,
  })
  .refine(({ options, right }) => right < options.length, 'no such answer')

export const checkCardsSchema = z
  .array(checkCardSchema)
  .max(PLACES.length)
  .refine((cards) => new Set(cards.map(({ question }) => question)).size === cards.length, {
    error: 'a question twice',
    path: [0],
  })
export type CheckCard = z.output<typeof checkCardSchema>
