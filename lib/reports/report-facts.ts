import { z } from 'zod'
import { outlineOf, SECTION_KINDS } from './report-outline'
import type { REPORT_WARNINGS } from './report-warning-schema'

/** What the text of one file, or of what was pasted, says about itself; kept so that nothing is read twice. */
export const reportFactsSchema = z.object({
  /** Letters and digits. */
  chars: z.int(),
  /** Some of it was read so badly that what seems to be missing may be there. */
  isUnsure: z.boolean(),
  sections: z.array(z.enum(SECTION_KINDS)),
  /** Different words that radiologists use. */
  terms: z.array(z.string()),
  marks: z.array(z.object({ page: z.int(), of: z.int() })),
  names: z.array(z.string()),
  births: z.array(z.string()),
  pageCount: z.int(),
  lostPages: z.array(z.int()),
})
export type ReportFacts = z.output<typeof reportFactsSchema>

type Text = { pages: readonly string[]; isUnsure?: boolean; lostPages?: readonly number[] }

const ENGLISH_TERMS =
  'mri?|mra|ct|cta|pet|dexa|x-?rays?|radiograph[a-zà-ÿ]*|ultrasound|sonogra[a-zà-ÿ]+|mammogra[a-zà-ÿ]+|fluoroscop[a-zà-ÿ]+|tomograph[a-zà-ÿ]+|contrast|axial|sagittal|coronal|t1|t2|flair|stir|gadolinium|hounsfield|attenuation|signal|enhanc[a-zà-ÿ]+|effusion|lesions?|nodules?|masses|mass|fractures?|stenosis|disc|vertebra[a-zà-ÿ]*|lobe|hepatic|renal|osseous|edema|opacit[a-zà-ÿ]+|birads|bi-rads|unremarkable|radiolog[a-zà-ÿ]+|impression|findings|technique|comparison|views?|echotexture|doppler|lymphadenopathy|degenerative|acute'
const SPANISH_TERMS =
  'resonancia|tomograf[a-zà-ÿ]*|radiograf[a-zà-ÿ]*|ecograf[a-zà-ÿ]*|mamograf[a-zà-ÿ]*|contraste|sagital|se[ñn]al|realce|derrame|lesi[oó]n|lesiones|n[oó]dulos?|masas?|fracturas?|estenosis|disco|discal|v[eé]rtebras?|vertebral(?:es)?|l[oó]bulo|hep[aá]tic[oa]s?|[oó]seas?|opacidad(?:es)?|hallazgos|impresi[oó]n|t[eé]cnica|agud[oa]s?'
const TERMS = new RegExp(`(?<![a-zà-ÿ\\d])(?:${ENGLISH_TERMS}|${SPANISH_TERMS})(?![a-zà-ÿ\\d])`, 'gi')
const MARK = /\bpage\s*:?\s*(\d{1,3})\s*(?:of|\/)\s*(\d{1,3})\b/gi
const NAME =
  /\b(?:patient(?:'s)?(?: name)?|name of patient)\s*[:：]\s*([A-Z][A-Za-z'’.-]+(?:,?[ ]+[A-Z][A-Za-z'’.-]*){1,3})/gi
const BIRTH =
  /\b(?:d\.?o\.?b\.?|date of birth|birth ?date|born)\s*[:：]?\s*(\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}|\d{1,2}[- ][A-Za-z]{3,9}[- ,]+\d{4}|[A-Za-z]{3,9} \d{1,2},? \d{4})/gi

const MAX_EACH = 50

export function factsOf({ pages, isUnsure = false, lostPages = [] }: Text): ReportFacts {
  const text = pages.join('\n\n')
  return {
    chars: text.replace(/[^\p{L}\p{N}]/gu, '').length,
    isUnsure,
    sections: [...new Set(outlineOf(text).sections.map(({ kind }) => kind))],
    terms: unique(text.normalize('NFC').matchAll(TERMS), (match) => match[0].toLowerCase()),
    marks: [...text.matchAll(MARK)]
      .map(([, page, of]) => ({ page: Number(page), of: Number(of) }))
      .filter(({ page, of }) => page >= 1 && page <= of)
      .slice(0, MAX_EACH * 4),
    names: unique(text.matchAll(NAME), (match) => (match[1] ?? '').replace(/\s+/g, ' ').trim()),
    births: unique(text.matchAll(BIRTH), (match) => normalisedDate(match[1] ?? '')),
    pageCount: pages.length,
    lostPages: [...lostPages],
  }
}

function unique(matches: Iterable<RegExpMatchArray>, value: (match: RegExpMatchArray) => string): string[] {
  return [...new Set([...matches].map(value))].filter((text) => text !== '').slice(0, MAX_EACH)
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Its numbers sorted: 03/04/1961 and 4 Mar 1961 are not two people's birthdays. */
function normalisedDate(text: string): string {
  const parts = text.toLowerCase().match(/\d+|[a-z]+/g) ?? []
  const numbers = parts.map((part) => {
    const month = MONTHS.indexOf(part.slice(0, 3)) + 1
    return month > 0 ? month : Number(part)
  })
  const year = numbers.find((number) => number > 31)
  const rest = numbers.filter((number) => number !== year).sort((a, b) => a - b)
  return [year === undefined ? '' : year % 100, ...rest].join('-')
}

export type WholeWarning = { code: (typeof REPORT_WARNINGS)[number]; missing: number[] }

const MIN_CHARS = 100
const MIN_TERMS = 3

/** What is doubtful about a report as a whole, from all its parts. */
export function judgeReport(parts: readonly ReportFacts[]): WholeWarning[] {
  const warnings: WholeWarning[] = []
  const warn = (code: WholeWarning['code'], missing: number[] = []) => warnings.push({ code, missing })
  const missing = missingPages(parts)
  if (missing.length > 0) warn('missing_pages', missing)
  const kinds = new Set(parts.flatMap(({ sections }) => sections).filter((kind) => kind !== 'other'))
  const terms = new Set(parts.flatMap((part) => part.terms))
  const chars = parts.reduce((sum, part) => sum + part.chars, 0)
  // What a machine could not read may well be there: a person looks.
  const isKnown = !parts.some(({ isUnsure }) => isUnsure)
  const pageCount = parts.reduce((sum, part) => sum + part.pageCount, 0)
  // Pages without a single word are no report, either.
  if (isKnown && chars + pageCount > 0) {
    const isReport =
      kinds.size >= 2 || terms.size >= MIN_TERMS * 2 || (kinds.size === 1 && terms.size >= MIN_TERMS)
    if (!isReport) warn('not_a_report')
    else if (!kinds.has('impression') && !kinds.has('findings') && chars >= MIN_CHARS) warn('no_findings')
  }
  if (
    areSeveral(parts.flatMap(({ births }) => births)) ||
    areSeveralNames(parts.flatMap(({ names }) => names))
  ) {
    warn('several_patients')
  }
  return warnings
}

/**
 * Of each 'page 2 of 3' the numbers that no page carries, unless there are pages enough without a number. On a blurred
 * page a 1 is soon a 3: there, one mark alone says nothing.
 */
function missingPages(parts: readonly ReportFacts[]): number[] {
  const all = parts.flatMap(({ marks, isUnsure }) => marks.map((mark) => ({ ...mark, isUnsure })))
  const marks = all.filter(
    ({ isUnsure, page, of }) => !isUnsure || all.some((other) => other.of === of && other.page !== page),
  )
  const pages = parts.reduce((sum, { pageCount }) => sum + pageCount, 0)
  const longest = Math.max(0, ...marks.map(({ of }) => of))
  if (longest > 200 || pages >= longest) return []
  const seen = new Set(marks.filter(({ of }) => of === longest).map(({ page }) => page))
  return Array.from({ length: longest }, (_, index) => index + 1).filter((page) => !seen.has(page))
}

function areSeveral(values: readonly string[]): boolean {
  return new Set(values).size > 1
}

/** 'DOE, JANE A' and 'Jane Doe' are one; so are names that a machine read with a letter wrong. */
function areSeveralNames(names: readonly string[]): boolean {
  const people = names.map((name) =>
    name
      .toLowerCase()
      .split(/[^a-z'’]+/)
      .filter(
        (part) => part.length > 1 && !/^(?:dob|mrn|sex|age|id|date|male|female|mr|mrs|ms|dr)$/.test(part),
      ),
  )
  const [first = [], ...others] = people.filter((parts) => parts.length > 1)
  return others.some((parts) => parts.filter((part) => first.some((own) => isAlike(own, part))).length < 2)
}

function isAlike(one: string, other: string): boolean {
  if (one === other) return true
  if (Math.abs(one.length - other.length) > 1 || Math.min(one.length, other.length) < 4) return false
  let differences = 0
  for (let at = 0; at < Math.max(one.length, other.length); at += 1)
    if (one[at] !== other[at]) differences += 1
  return differences <= 1
}
