import { z } from 'zod'
import { splitSentences } from '@/lib/shared/reading-grade'

/** A paragraph that is said again and again; what differs stands in square brackets: `[side]`. */
export const voiceMacroSchema = z.object({
  name: z.string().trim().min(1).max(120),
  body: z
    .string()
    .transform((text) => text.replace(/\s+/g, ' ').trim())
    .pipe(z.string().min(1).max(2_000)),
})

export type VoiceMacro = {
  id: string
  version: number
  name: string
  body: string
  authorName: string | null
  createdAt: Date
}

const BLANK = /\[([^[\]]{1,40})\]/g

/** What is to be filled in, each blank once, in order. */
export function blanksIn(body: string): string[] {
  return [...new Set([...body.matchAll(BLANK)].map(([, name = '']) => name))]
}

/** The sentences that hold one. */
export function sentencesWithBlanks(text: string): string[] {
  return text
    .split(/\n+/)
    .flatMap(splitSentences)
    .filter((sentence) => blanksIn(sentence).length > 0)
}

/** The paragraph with its blanks filled; one that was left empty stays to be seen. */
export function fillBlanks(body: string, values: Readonly<Record<string, string>>): string {
  return body.replace(BLANK, (blank, name: string) => values[name]?.trim() || blank)
}

/** Whether every word of the search is in the name or the paragraph. */
export function matchesSearch({ name, body }: Pick<VoiceMacro, 'name' | 'body'>, search: string): boolean {
  const text = `${name} ${body}`.toLowerCase()
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
