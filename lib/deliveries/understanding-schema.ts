import { z } from 'zod'

/** What a patient may say of themselves before and after watching; each may be left out. */
export const SCALES = ['understood_before', 'anxious_before', 'understood_after', 'anxious_after'] as const
export type Scale = (typeof SCALES)[number]
export const MAX_COMMENT_CHARS = 2_000

/** 1 to 5; anything else counts as left out. */
const grade = z.coerce.number().int().min(1).max(5).nullable().catch(null)

export const beforeSchema = z.object({ understood: grade, anxious: grade })
export const afterSchema = beforeSchema.extend({
  comment: z.string().trim().max(MAX_COMMENT_CHARS).default(''),
})
