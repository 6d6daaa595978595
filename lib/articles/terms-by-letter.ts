import type { GlossaryTerm } from './article-schema'

export type LetterOfTerms = { letter: string; terms: GlossaryTerm[] }

/** Glossary entries under the first letter of their names, both in alphabetical order; letters without any are left out. */
export function termsByLetter(terms: readonly GlossaryTerm[]): LetterOfTerms[] {
  const letters = new Map<string, GlossaryTerm[]>()
  for (const entry of [...terms].sort((a, b) => a.term.localeCompare(b.term, 'en'))) {
    const letter = entry.term.charAt(0).toUpperCase()
    letters.set(letter, [...(letters.get(letter) ?? []), entry])
  }
  return [...letters].map(([letter, entries]) => ({ letter, terms: entries }))
}
