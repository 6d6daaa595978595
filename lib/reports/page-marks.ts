/** How a page says which one of how many it is. */
export type PageMark = {
  page: number
  of: number
  /** The page of its file on which this stands. */
  on: number
}

const COUNT = '(\\d{1,3})\\s*(?:of|de|\\/)\\s*(\\d{1,3})'
const NAMED = new RegExp(`\\b(?:page|pg|p[aá]gina|p[aá]g)\\.?\\s*:?\\s*${COUNT}\\b(?!\\/)`, 'gi')
const LINE = new RegExp(`^[-–—(\\s]*(?:(?:page|pg|p[aá]gina|p[aá]g)\\.?\\s*:?\\s*)?${COUNT}[-–—)\\s]*$`, 'i')
/** Lines from the upper and the lower edge of a page, where its number stands. */
const EDGE_LINES = 3
const MAX_PAGES = 200
/** Of one file. */
export const MAX_MARKS = 200

/** Whether a line says nothing but which page this is. Pure. */
export function isPageMark(line: string): boolean {
  return LINE.test(line)
}

/** The marks of a page of this number in its file; one that stands above and below it counts once. Pure. */
export function marksOn(on: number, text: string): PageMark[] {
  const own = new Map(countsIn(text).map((count) => [`${count.page}/${count.of}`, count]))
  const marks = [...own.values()].filter(({ page, of }) => page >= 1 && page <= of)
  return marks.map((count) => ({ ...count, on })).slice(0, MAX_MARKS)
}

/** In the middle of a text a bare '4/5' is how strong a leg is, unless an edge counts to 5 as well. */
function countsIn(text: string): { page: number; of: number }[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const isEdge = (at: number) => at < EDGE_LINES || at >= lines.length - EDGE_LINES
  const bare = lines.flatMap((line, at) => {
    const found = LINE.exec(line)
    return found ? [{ ...countOf(found), isEdge: isEdge(at) }] : []
  })
  const named = [...text.matchAll(NAMED)].map(countOf)
  const sure = new Set([...named, ...bare.filter((count) => count.isEdge)].map(({ of }) => of))
  return [...named, ...bare.filter(({ of }) => sure.has(of)).map(({ page, of }) => ({ page, of }))]
}

function countOf([, page, of]: RegExpMatchArray): { page: number; of: number } {
  return { page: Number(page), of: Number(of) }
}

type Part = {
  marks: readonly PageMark[]
  isUnsure: boolean
  pageCount: number
  lostPages: readonly number[]
}
export type MissingPages = { of: number; missing: number[]; place: { part: number; page: number } }

/**
 * Of each 'page 2 of 3' the numbers that no page carries, by how many pages are counted, unless there are pages enough
 * without a number. On a blurred page a 1 is soon a 3: there, one mark alone says nothing. Pure.
 */
export function missingPages(parts: readonly Part[]): MissingPages[] {
  const all = parts.flatMap(({ marks, isUnsure }, part) => marks.map((mark) => ({ ...mark, part, isUnsure })))
  const marks = all.filter(
    ({ isUnsure, page, of }) => !isUnsure || all.some((other) => other.of === of && other.page !== page),
  )
  const unnumbered = parts.reduce((sum, part) => sum + unnumberedIn(part), 0)
  return [...new Set(marks.map(({ of }) => of))].flatMap((of) => {
    const counted = marks.filter((mark) => mark.of === of)
    const seen = new Set(counted.map(({ page }) => page))
    const missing = Array.from({ length: of }, (_, index) => index + 1).filter((page) => !seen.has(page))
    // A gap shows on the last page that was sent.
    const last = counted.at(-1)
    if (!last || of > MAX_PAGES || missing.length === 0 || missing.length <= unnumbered) return []
    return [{ of, missing, place: { part: last.part, page: last.on } }]
  })
}

function unnumberedIn({ marks, pageCount, lostPages }: Part): number {
  return Math.max(0, pageCount + lostPages.length - new Set(marks.map(({ on }) => on)).size)
}
