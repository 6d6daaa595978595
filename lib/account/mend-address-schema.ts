import { z } from 'zod'

/** Why staff mend an address, after a call. */
export const MEND_REASONS = {
  typo: 'It was mistyped when they ordered',
  lost_access: 'They cannot read mail there any more',
  bounced: 'Mail to it comes back',
} as const
export type MendReason = keyof typeof MEND_REASONS

export const mendFormSchema = z.object({
  email: z.string().trim().min(3).max(254),
  reason: z.enum(['typo', 'lost_access', 'bounced']),
  isSure: z.literal('on'),
})
