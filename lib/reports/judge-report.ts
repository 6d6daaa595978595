import { missingPages } from './page-marks'
import { otherPatients } from './patients-in-report'
import { isOrderable, type ReportFacts } from './report-facts'
import type { REPORT_WARNINGS } from './report-warning-schema'

export type WholeWarning = {
  code: (typeof REPORT_WARNINGS)[number]
  missing: number[]
  /** How many pages the paper counts, some of which are missing. */
  of: number | null
  /** Names or dates of birth that differ. */
  found: string[]
  /** Which of the parts shows it, and on which page; null when that cannot be told. */
  place: { part: number; page: number } | null
}

const MIN_CHARS = 100
/** What the words must count when none, one, or more kinds of section were found. */
const NEEDED_COUNTS = [8, 3, 2] as const

/** What is doubtful about a report as a whole, from all its parts. Pure. */
export function judgeReport(parts: readonly ReportFacts[]): WholeWarning[] {
  const nothing = { missing: [], of: null, found: [], place: null }
  const content = judgeContent(parts)
  return [
    ...missingPages(parts).map((gap) => ({ ...nothing, code: 'missing_pages' as const, ...gap })),
    ...(content ? [{ ...nothing, code: content }] : []),
    ...otherPatients(parts).map((other) => ({ ...nothing, code: 'several_patients' as const, ...other })),
  ]
}

function judgeContent(parts: readonly ReportFacts[]): 'not_a_report' | 'no_findings' | null {
  // What a machine could not read may well be there: a person looks.
  if (parts.some(({ isUnsure }) => isUnsure)) return null
  const kinds = new Set(parts.flatMap(({ sections }) => sections).filter((kind) => kind !== 'other'))
  const terms = new Set(parts.flatMap((part) => part.terms))
  const chars = parts.reduce((sum, part) => sum + part.chars, 0)
  const pageCount = parts.reduce((sum, part) => sum + part.pageCount, 0)
  // Pages without a single word are no report, either.
  if (chars + pageCount === 0) return null
  if (countOf(terms) < (NEEDED_COUNTS[kinds.size] ?? NEEDED_COUNTS[2])) return 'not_a_report'
  const hasResult = kinds.has('impression') || kinds.has('findings')
  return hasResult || chars < MIN_CHARS ? null : 'no_findings'
}

/** A bill, too, has a 'Description' and a 'Summary' and names an MRI with contrast: what was seen it does not say. */
function countOf(terms: ReadonlySet<string>): number {
  const orderable = [...terms].filter(isOrderable).length
  return (terms.size - orderable) * 2 + Math.min(orderable, 1)
}
