import { z } from 'zod'

/**
 * The written plain-language version of a report: a small, strict document (the shape that the rich text
 * editor speaks), so that what is stored can only be shown as headings, paragraphs, lists and emphasis.
 */

export const MAX_PLAIN_REPORT_CHARS = 20_000

const mark = z.strictObject({ type: z.enum(['bold', 'italic']) })
const text = z.strictObject({
  type: z.literal('text'),
  text: z.string().min(1).max(MAX_PLAIN_REPORT_CHARS),
  marks: z.array(mark).max(2).optional(),
})
const lineBreak = z.strictObject({ type: z.literal('hardBreak') })
const inline = z
  .array(z.discriminatedUnion('type', [text, lineBreak]))
  .max(2_000)
  .optional()

const heading = z.strictObject({
  type: z.literal('heading'),
  attrs: z.strictObject({ level: z.union([z.literal(2), z.literal(3)]) }),
  content: inline,
})
const paragraph = z.strictObject({ type: z.literal('paragraph'), content: inline })
// One level of lists: a list inside a list is hard to read aloud, and a document that nests without end is hostile.
const listItem = z.strictObject({ type: z.literal('listItem'), content: z.array(paragraph).min(1).max(20) })
const bulletList = z.strictObject({
  type: z.literal('bulletList'),
  content: z.array(listItem).min(1).max(200),
})
const orderedList = z.strictObject({
  type: z.literal('orderedList'),
  attrs: z.strictObject({ start: z.number().int(), type: z.string().nullish() }).optional(),
  content: z.array(listItem).min(1).max(200),
})

export const plainReportSchema = z.strictObject({
  type: z.literal('doc'),
  content: z.array(z.discriminatedUnion('type', [heading, paragraph, bulletList, orderedList])).max(1_000),
})

export type PlainReportDocument = z.output<typeof plainReportSchema>
export type PlainReportBlock = PlainReportDocument['content'][number]
export type PlainReportInline = NonNullable<z.output<typeof paragraph>['content']>[number]

/** The words of a document, a blank line between blocks: what is read for its grade and searched for jargon. */
export function plainReportText(document: PlainReportDocument): string {
  return document.content.flatMap(linesOf).filter(Boolean).join('\n\n')
}

function linesOf(block: PlainReportBlock): string[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return [inlineText(block.content)]
    case 'bulletList':
    case 'orderedList':
      return block.content.flatMap((item) => item.content.map((line) => inlineText(line.content)))
  }
}

function inlineText(content: readonly PlainReportInline[] | undefined): string {
  return (content ?? [])
    .map((part) => (part.type === 'text' ? part.text : '\n'))
    .join('')
    .trim()
}
