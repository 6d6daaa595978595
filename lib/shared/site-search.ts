import MiniSearch, { type SearchOptions } from 'minisearch'
import { LONGEST_QUERY } from './search-limits'

/** Something that can be found. */
export type SearchEntry = {
  id: string
  kind: 'article' | 'term'
  href: string
  title: string
  /** Other names of the same thing. */
  names: readonly string[]
  keywords: readonly string[]
  /** Names of the terms of art that it explains. */
  explains: readonly string[]
  text: string
}

export type SearchOutcome = {
  /** What was looked for: cleaned, and cut when it was too long. */
  query: string
  wasCut: boolean
  results: readonly SearchEntry[]
  /** When nothing was found: what is spelled most like it, best first. May be empty. */
  nearest: readonly SearchEntry[]
}

export type SiteSearch = (query: string) => SearchOutcome

const MOST_RESULTS = 24
const MOST_NEAREST = 4
/** Below this share of common letter triples two words have nothing to do with each other. */
const LEAST_LIKENESS = 0.18

/** Who types a whole name means just that: it then counts four times. */
const NAME_BONUS = 3

const FIELDS = ['title', 'names', 'keywords', 'explains', 'text'] as const

const OPTIONS: SearchOptions = {
  boost: { title: 6, names: 6, keywords: 3, explains: 1.2, text: 1 },
  combineWith: 'AND',
  prefix: (term) => term.length > 1,
  // A word of three letters with one wrong is another word.
  fuzzy: (term) => (term.length < 4 ? false : term.length < 6 ? 1 : 2),
  maxFuzzy: 2,
  boostDocument: (_id, _term, stored) => (stored?.kind === 'article' ? 1.5 : 1),
}

/** Words of a question that say nothing about what is looked for. */
const FILLERS = new Set(
  'a an and are at be can do does for from get have how i in is it me my of on or the this to was what when why will with you your'.split(
    ' ',
  ),
)

/**
 * Makes the search over `entries`: by title, other names, keywords and terms, forgiving typing errors (one in words
 * of 4 or 5 letters, two in longer ones). All words must fit; only when nothing does, any of them may.
 */
export function createSiteSearch(entries: readonly SearchEntry[]): SiteSearch {
  const index = new MiniSearch<SearchEntry>({
    fields: [...FIELDS],
    storeFields: ['kind'],
    extractField: (entry, field) => textOf(entry[field as keyof SearchEntry]),
    tokenize: (text) => wordsOf(text),
    processTerm: (word) => (FILLERS.has(word) ? null : word),
  })
  index.addAll(entries)
  const byId = new Map(entries.map((entry) => [entry.id, entry]))

  return (input) => {
    const { query, wasCut } = cleanQuery(input)
    // A pasted sentence asks for its first words.
    const words = wordsOf(query).slice(0, 12)
    if (words.length === 0) return { query, wasCut, results: [], nearest: [] }
    const text = words.join(' ')
    const wanted = triplesOf(text)
    const strict = index.search(text, OPTIONS)
    const found = strict.length > 0 ? strict : index.search(text, { ...OPTIONS, combineWith: 'OR' })
    const results = found
      .flatMap(({ id, score }) => {
        const entry = byId.get(String(id))
        return entry ? [{ entry, score: score * (1 + NAME_BONUS * nameLikeness(entry, wanted)) }] : []
      })
      .sort((a, b) => b.score - a.score)
      .slice(0, MOST_RESULTS)
      .map(({ entry }) => entry)
    return { query, wasCut, results, nearest: results.length > 0 ? [] : nearestTo(wanted, entries) }
  }
}

/** Makes a query of any text: no control characters, single spaces, at most `LONGEST_QUERY` characters. */
export function cleanQuery(input: string): { query: string; wasCut: boolean } {
  const clean = input
    .normalize('NFKC')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
  const characters = [...clean]
  return {
    query: characters.slice(0, LONGEST_QUERY).join('').trim(),
    wasCut: characters.length > LONGEST_QUERY,
  }
}

function textOf(value: string | readonly string[]): string {
  return typeof value === 'string' ? value : value.join(' ')
}

function wordsOf(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}

/** What is spelled most like the query, when nothing fits it. */
function nearestTo(wanted: ReadonlySet<string>, entries: readonly SearchEntry[]): SearchEntry[] {
  return entries
    .map((entry) => ({ entry, likeness: nameLikeness(entry, wanted) }))
    .filter((candidate) => candidate.likeness >= LEAST_LIKENESS)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, MOST_NEAREST)
    .map(({ entry }) => entry)
}

/** How much the best of an entry's names is spelled like the query, from 0 to 1. */
function nameLikeness(entry: SearchEntry, wanted: ReadonlySet<string>): number {
  const names = [entry.title, ...entry.names]
  return Math.max(...names.map((name) => likeness(wanted, triplesOf(wordsOf(name).join(' ')))))
}

/** Dice's coefficient: the share of letter triples that two words have in common, from 0 to 1. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((triple) => b.has(triple)).length
  return (2 * common) / (a.size + b.size)
}

function triplesOf(text: string): Set<string> {
  const padded = `  ${text} `
  return new Set(Array.from({ length: padded.length - 2 }, (_, index) => padded.slice(index, index + 3)))
}
