/** What could make a report hard to use. None of them stops an order: a person may still be able to read it. */

/** About one page. */
export const PAGE_WARNINGS = [
  'blurred',
  'dark',
  'cut_edges',
  'hard_to_read',
  'page_lost',
  'not_read',
] as const
/** About the report as a whole. */
export const REPORT_WARNINGS = ['missing_pages', 'no_findings', 'not_a_report', 'several_patients'] as const

export type PageWarning = (typeof PAGE_WARNINGS)[number]
export type ReportWarningCode = PageWarning | (typeof REPORT_WARNINGS)[number]

export type ReportWarning = {
  /** Names this warning of this order; what `answerReportWarning` takes. */
  key: string
  code: ReportWarningCode
  /** The file and page that it is about; null for the report as a whole. */
  fileId: string | null
  /** The page whose picture is at fault. */
  pageId: string | null
  pageNumber: number | null
  /** The page to look at where no picture is at fault, when one shows the reason better than the first. */
  seenOnPageId: string | null
  /** For `missing_pages`: the numbers that the paper says should be there. */
  missing: number[]
  /** For `several_patients`: the names or dates of birth that differ. */
  found: string[]
  /** The patient saw it and sends the report as it is. */
  isAnswered: boolean
}

/** Why a file cannot be taken at all. Each has words that say what to do instead. */
export const BLOCK_CODES = [
  'INFECTED',
  'UNREADABLE',
  'TOO_MANY_PAGES',
  'TOO_MANY_PIXELS',
  'UNPACKS_TOO_LARGE',
  'HAS_MACROS',
  'EMPTY',
] as const
export type BlockCode = (typeof BLOCK_CODES)[number]

/** Where a file stands on its way to pages. */
export type ReportProcess = 'waiting' | 'ready' | 'needs_password' | 'blocked'

export const MAX_PASSWORD_CHARS = 200
