import { z } from 'zod'

/** How long a new link may stay open: a visit at the doctor, a week, a month. */
export const SHARE_DAYS = [1, 7, 30] as const
export const USUAL_SHARE_DAYS = 7
/** How much longer a link stays open when its patient keeps it, and the longest from now. */
export const EXTEND_DAYS = 7
export const MOST_DAYS_AHEAD = 90
export const MAX_LIVE_SHARES = 20

/** What a patient fills in to share a delivery with one person. */
export const newShareSchema = z.object({
  /** Who it is for, in the patient's words: 'my daughter'. */
  name: z.string().trim().min(1).max(80),
  /** Whose it is, as the other person sees it. */
  owner: z.string().trim().min(1).max(80),
  chapters: z.array(z.string().max(100)).max(60),
  showsReport: z.boolean(),
  days: z.literal(SHARE_DAYS),
  /** Where a code goes; empty for none. */
  email: z.string().trim().max(254),
})
export type NewShare = z.output<typeof newShareSchema>

/** What is stored encrypted. */
export const shareBodySchema = z.object({
  name: z.string(),
  owner: z.string(),
  email: z.string().nullable(),
})
export type ShareBody = z.output<typeof shareBodySchema>

/** Where a share stands, as its patient is told; `replaced`: its delivery was withdrawn, so nothing opens it again. */
export type ShareStanding = 'open' | 'preparing' | 'failed' | 'ended' | 'stopped' | 'replaced'
