import { z } from 'zod'

/** What may be suggested for hiding. Never a name, an age, a sex, a date or a side: they say whose report it is. */
export const HIDDEN_KINDS = ['record', 'phone', 'address', 'email'] as const
export type HiddenKind = (typeof HIDDEN_KINDS)[number]

export const MAX_HIDDEN_BOXES = 100
const side = z.int().min(0).max(20_000)

/** A part of a page, in whole pixels of its picture from the top left corner. */
export const hiddenBoxSchema = z.object({ x: side, y: side, w: side.min(1), h: side.min(1) })
export type HiddenBox = z.output<typeof hiddenBoxSchema>

/** As a form sends it: `x,y,w,h`. */
const writtenBoxSchema = z
  .string()
  .regex(/^\d{1,5}(?:,\d{1,5}){3}$/)
  .transform((text) => {
    const [x = 0, y = 0, w = 0, h = 0] = text.split(',').map(Number)
    return { x, y, w, h }
  })
  .pipe(hiddenBoxSchema)

export const hiddenBoxesSchema = z.array(writtenBoxSchema).max(MAX_HIDDEN_BOXES)
export const storedBoxesSchema = z.array(hiddenBoxSchema).min(1).max(MAX_HIDDEN_BOXES)

export function writeBox({ x, y, w, h }: HiddenBox): string {
  return [x, y, w, h].join(',')
}

export type HiddenSuggestion = {
  kind: HiddenKind
  /** The words under it, for its label. */
  text: string
  box: HiddenBox
}

/** Where a page stands: nothing hidden; hidden in its text while its picture is being made; done. */
export type HiddenState = 'none' | 'waiting' | 'done'

export const MIN_SEAL_REASON_CHARS = 10
export const MAX_SEAL_REASON_CHARS = 500
