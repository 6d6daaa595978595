import { z } from 'zod'

/** What an approver confirms, one box each. */
export const CHECKLIST = {
  rightOrder: 'Right order: number, name and pages match the report',
  rightSide: 'Right side, level and date',
  nothingAdded: 'Nothing is said that the report does not say',
  plainWords: 'Plain words, and no advice on treatment',
  soundAndPicture: 'I watched all of it: sound and picture are good',
} as const
export type ChecklistItem = keyof typeof CHECKLIST
export const CHECKLIST_ITEMS = Object.keys(CHECKLIST) as ChecklistItem[]

export const checklistSchema = z.object(
  Object.fromEntries(CHECKLIST_ITEMS.map((item) => [item, z.literal('on')])) as Record<
    ChecklistItem,
    z.ZodLiteral<'on'>
  >,
)

/** Confirmed beside the list where nobody wrote a card: that there are none is a decision, not an oversight. */
export const NO_CARDS = { name: 'noCards', label: 'No cards for this video' } as const
export const noCardsSchema = z.literal('on').optional()
