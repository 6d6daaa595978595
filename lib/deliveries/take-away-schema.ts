import { z } from 'zod'

export const MAX_OWN_QUESTIONS = 8

const day = z.iso.date()
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** What a patient takes to the doctor. */
export const takeAwaySchema = z.object({
  /** Suggested questions that are ticked. */
  ticked: z.array(z.string().max(300)).max(20),
  own: z.array(z.string().trim().min(1).max(300)).max(MAX_OWN_QUESTIONS),
  visit: z.object({ day, time: time.nullable(), what: z.string().trim().min(1).max(120) }).nullable(),
})
export type TakeAway = z.output<typeof takeAwaySchema>

export const NO_TAKE_AWAY: TakeAway = { ticked: [], own: [], visit: null }
