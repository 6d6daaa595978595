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
