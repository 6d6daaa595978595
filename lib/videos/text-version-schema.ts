import { z } from 'zod'

/** What staff write for an order in versions. */
export const textKindSchema = z.enum(['script', 'plain_report'])
export type TextKind = z.output<typeof textKindSchema>

/** A version of a text, or one that was set aside because it could not be saved. */
export type TextVersion = {
  id: string
  /** Null for one that was set aside. */
  version: number | null
  authorName: string | null
  at: Date
}
