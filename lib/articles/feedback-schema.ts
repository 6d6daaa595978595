import { z } from 'zod'

/** Why an article did not help. Fixed choices only: free text would invite health data. */
export const FEEDBACK_REASONS = [
  'too_hard',
  'not_what_i_needed',
  'missing',
  'seems_wrong',
  'worried_me',
  'other',
] as const

export type FeedbackReason = (typeof FEEDBACK_REASONS)[number]

/** The first form: an answer about an article. */
export const answerSchema = z.strictObject({ article: z.string().max(120), helpful: z.enum(['yes', 'no']) })

/** The second form: why the answer was no. */
export const reasonSchema = z.strictObject({ feedback: z.uuid(), reason: z.enum(FEEDBACK_REASONS) })

export const feedbackFormSchema = z.union([answerSchema, reasonSchema])
