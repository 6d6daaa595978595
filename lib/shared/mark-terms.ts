/** A word of art, as the glossary has it. */
type Term = { id: string; term: string }

/** A stretch of text, with the id of the glossary's entry when it is a term of art. */
export type MarkedText = { text: string; termId: string | null }[]

/** The entries that a page needs for its marked texts. */
export type TermNotes = Record<string, { term: string; definition: string }>

/**
 * Finds the glossary's terms in plain text: whole words in any case, also with a plural s, the longest term first, each
 * at its first place only.
 */
export function markTerms(text: string, terms: readonly Term[]): MarkedText {
  const spans = terms
    .toSorted((a, b) => b.term.length - a.term.length)
    .flatMap(({ id, term }) => {
      const found = new RegExp(`(?<![\\p{L}\\p{N}])${escaped(term)}(?:e?s)?(?![\\p{L}\\p{N}])`, 'iu').exec(
        text,
      )
      return found ? [{ id, start: found.index, end: found.index + found[0].length }] : []
    })
  const kept: typeof spans = []
  for (const span of spans) {
    if (!kept.some((other) => span.start < other.end && other.start < span.end)) kept.push(span)
  }
  const marked: MarkedText = []
  let position = 0
  for (const { id, start, end } of kept.sort((a, b) => a.start - b.start)) {
    if (start > position) marked.push({ text: text.slice(position, start), termId: null })
    marked.push({ text: text.slice(start, end), termId: id })
    position = end
  }
  if (position < text.length) marked.push({ text: text.slice(position), termId: null })
  return marked
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
