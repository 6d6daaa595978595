import { listTerms } from '@/lib/articles/article-queries'
import { recordAudit } from '@/lib/audit/record-audit'
import { type Actor, isStaff } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { type MarkedText, markTerms, type TermNotes } from '@/lib/shared/mark-terms'
import { err, ok, type Result } from '@/lib/shared/result'
import { type WordRange, wordFinder } from '@/lib/shared/word-finder'
import { outlineOf, type SectionKind } from './report-outline'
import { readWholeReport } from './report-page-queries'
import type { PageText } from './report-page-schema'

export type ReadingPage = Pick<PageText, 'source' | 'confidence' | 'words'> & {
  id: string
  /** Words of the page that the glossary explains. */
  terms: (WordRange & { termId: string })[]
}

export type ReadingSection = {
  kind: SectionKind
  heading: string
  /** Where it begins: a page and how far down it, in pixels of its picture; null for pasted text. */
  place: { pageId: string; y: number } | null
  sentences: MarkedText[]
}

/** What a report says, for someone who reads it beside its pictures. */
export type ReportReading = {
  pages: ReadingPage[]
  sections: ReadingSection[]
  notes: TermNotes
  /** It says more than is taken of one order: the words of the last pages are on their pictures alone. */
  isCut: boolean
}

/** The words of an order's pages with their places, its sections, and its terms of art. For staff; the look is audited. */
export async function readReport(
  actor: Actor,
  { orderId, now }: { orderId: string; now: Date },
): Promise<Result<ReportReading, 'NOT_FOUND'>> {
  const looked = { actor, orderId, at: now } as const
  const order = isStaff(actor)
    ? await db().order.findUnique({ where: { id: orderId }, select: { id: true } })
    : null
  if (!order) {
    await recordAudit({ ...looked, action: 'order.denied', wasAllowed: false })
    return err('NOT_FOUND')
  }
  const [{ pages, text }] = await Promise.all([
    readWholeReport(orderId),
    recordAudit({ ...looked, action: 'order.viewed', detail: { part: 'report_text' } }),
  ])
  const terms = listTerms()
  const finders = new Map(pages.map(({ id, text: { words } }) => [id, wordFinder(words)]))
  const find = (pageId: string, query: string) => finders.get(pageId)?.(query) ?? []
  const marked = pages.map(({ id, text: { source, confidence, words } }) => ({
    id,
    source,
    confidence,
    words,
    terms: terms.flatMap(({ id: termId, term }) =>
      find(id, term)
        .filter((range) => isWhole(words, range, term))
        .map((range) => ({ ...range, termId })),
    ),
  }))
  const sections = outlineOf(text).sections.map(({ kind, heading, sentences }) => ({
    kind,
    heading,
    place: placeOf(marked, find, `${heading}\n${sentences[0]?.text ?? ''}`),
    sentences: sentences.map((sentence) => markTerms(sentence.text, terms)),
  }))
  const used = new Set([
    ...marked.flatMap((page) => page.terms.map(({ termId }) => termId)),
    ...sections.flatMap((section) => section.sentences.flat().map(({ termId }) => termId)),
  ])
  const notes = Object.fromEntries(
    terms.filter(({ id }) => used.has(id)).map(({ id, term, definition }) => [id, { term, definition }]),
  )
  return ok({ pages: marked, sections, notes, isCut: pages.some(({ isLeftOut }) => isLeftOut) })
}

/** Not 'disc' within 'discussed'. */
function isWhole(words: ReadingPage['words'], { from, to }: WordRange, term: string): boolean {
  const bare = (text: string) => text.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
  const said = bare(
    words
      .slice(from, to + 1)
      .map(({ text }) => text)
      .join(' '),
  )
  const wanted = term.toLowerCase()
  return [wanted, `${wanted}s`, `${wanted}es`].includes(said)
}

const LEADING_CHARS = 24

function placeOf(
  pages: readonly ReadingPage[],
  find: (pageId: string, query: string) => WordRange[],
  beginning: string,
): ReadingSection['place'] {
  const [heading = '', first = ''] = beginning.split('\n')
  const start = first.slice(0, LEADING_CHARS)
  // A heading's word alone may stand anywhere; with what follows it there is hardly a second place.
  for (const query of [`${heading}: ${start}`, `${heading} ${start}`, start, heading]) {
    for (const { id, words } of pages) {
      const [found] = find(id, query)
      const word = found && words[found.from]
      if (word) return { pageId: id, y: word.y }
    }
  }
  return null
}
