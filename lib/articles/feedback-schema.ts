import { z } from 'zod'
import { FEEDBACK_REASONS } from './feedback-reasons-schema'

/** The first form: an answer about an article. */
export const answerSchema = z.strictObject({ article: z.string().max(120), helpful: z.enum(['yes', 'no']) })

/** The second form: why the answer was no. */
export const reasonSchema = z.strictObject({ feedback: z.uuid(), reason: z.enum(FEEDBACK_REASONS) })

export const feedbackFormSchema = z.union([answerSchema, reasonSchema])
