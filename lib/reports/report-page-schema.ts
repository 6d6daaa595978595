import { z } from 'zod'

/** A word with its place on the page's picture, in pixels from the top left corner. */
const pageWordSchema = z.object({
  text: z.string(),
  x: z.number(),
  y: z.number(),
  w: z.number(),
  h: z.number(),
})

/** What a page says, as it is stored (encrypted) with the page. */
export const pageTextSchema = z.object({
  /** `text` the file held it; `ocr` a machine read it from the picture; `typed` a person typed it. */
  source: z.enum(['text', 'ocr', 'typed']),
  /** How sure the machine is that it read the words right, 0 to 100; null unless `ocr`. */
  confidence: z.number().min(0).max(100).nullable(),
  words: z.array(pageWordSchema),
  plain: z.string(),
})
export type PageText = z.output<typeof pageTextSchema>

/** How far a page's picture can be turned to the right, in degrees. */
export const PAGE_TURNS = [0, 90, 180, 270] as const
export type PageTurn = (typeof PAGE_TURNS)[number]

/** A stored turn; one that is none is no turn. */
export function pageTurnOf(degrees: number): PageTurn {
  return PAGE_TURNS.find((turn) => turn === degrees) ?? 0
}
