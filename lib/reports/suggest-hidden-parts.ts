import type { HiddenBox, HiddenKind, HiddenSuggestion } from './hidden-part-schema'
import type { PageText } from './report-page-schema'

type Word = PageText['words'][number]
type Line = { text: string; words: { word: Word; from: number; to: number }[] }

const NUMBER = '(?:\\s?(?:number|num|nr|no|id|i\\.d|ref|#)\\b\\.?|\\s?#)'
/** What a record number is introduced by: some names alone, others only with 'number', 'no.' or 'ID'. */
const RECORD_NAMES = [
  `(?:m\\.?r\\.?n\\b\\.?|mr\\s?#|nhs|ssn|social security|accession|acc\\s?#|medical record|med\\.? rec\\.?)${NUMBER}?`,
  `(?:patient|pat|pt|hospital|account|acct|visit|encounter|insurance|policy|member|subscriber|group|health card|case|chart|file|order|requisition|exam|study|reference|claim|episode|unit|record|report)\\.?${NUMBER}`,
]
const RECORD = new RegExp(
  `\\b(?:${RECORD_NAMES.join('|')})\\s*[:#=.-]*\\s*([a-z0-9][a-z0-9/.-]{2,30}(?: \\d{3,4}){0,2})`,
  'gi',
)
const SSN = /\b(\d{3}-\d{2}-\d{4})\b/g

const PHONE_NAME =
  '\\b(?:(?:tele)?phone|tel|fax|mobile|cell|pager|contact|ph)\\b\\.?(?:\\s?(?:number|no|#)\\.?)?'
const PHONES = [
  new RegExp(`${PHONE_NAME}\\s*[:.]?\\s*(\\+?[\\d(][\\d ()./-]{5,20}\\d)`, 'gi'),
  /(\+\d{1,3}(?:[ .-]?\(?\d{1,4}\)?){2,5})/g,
  /(\(\d{3}\) ?\d{3}[- .]\d{4})\b/g,
  /\b(\d{3}[-.]\d{3}[-.]\d{4})\b/g,
  /\b(0\d{2,4} \d{3,4} ?\d{3,4})\b/g,
]

const EMAIL = /([^\s@<>()[\],;:]+@[^\s@<>()[\],;:]+\.[a-z]{2,})/gi

const WAYS =
  'street|st|avenue|ave|av|road|rd|boulevard|blvd|lane|ln|drive|court|ct|place|pl|way|terrace|ter|circle|cir|square|sq|highway|hwy|parkway|pkwy|close|crescent|gardens|grove|row'
const FLAT = '(?:,? (?:apt|apartment|suite|ste|unit|flat|room|rm|floor|fl)\\b\\.? ?#?\\w+|,? #\\w+)?'
const ADDRESSES = [
  new RegExp(
    `\\b(\\d{1,6}[a-z]?(?: [a-z][a-z'’.-]*| \\d{1,3}(?:st|nd|rd|th)){1,5} (?:${WAYS})\\b\\.?${FLAT})`,
    'gi',
  ),
  // 'Dr' is a doctor unless the line, or a flat, comes after it.
  /\b(\d{2,6}(?: [A-Z][A-Za-z'’.-]*){1,3} Dr\.?)(?=,|\t|$)/g,
  /\b((?:p\.? ?o\.? box|post office box) \d+)/gi,
  /\b([A-Z][A-Za-z.'’-]*(?: [A-Z][A-Za-z.'’-]*){0,3},? [A-Z]{2}\.? \d{5}(?:-\d{4})?)\b/g,
  /\b([A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2})\b/g,
  /\baddress\s*:\s*([^\t]+)/gi,
]

const DAY = '(?:0?[1-9]|[12]\\d|3[01])'
const DATE = new RegExp(
  `\\b(?:${DAY}[/.-]${DAY}[/.-](?:\\d{4}|\\d{2})|(?:19|20)\\d{2}[/.-]${DAY}[/.-]${DAY}|${DAY}[- ]?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\\b`,
  'i',
)
/** What is never suggested, whatever stands around it. */
const KEPT =
  /^\W*(?:left|right|bilateral|l|r|male|female|m|f|sex|gender|age|aged|yo|y\/o|yrs?|years?|dob|d\.o\.b\.?|born|birth|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\W*$/i
const NAME_LABEL = /\b(?:patient(?:'s)?(?: name)?|(?:full |last |first |sur)?name|pt)\s*:\s*([^\t\d]+)/gi

/**
 * Parts of a page that a patient may want to hide: record numbers, phone numbers and addresses, by the way they are
 * written. Pure. A help and no promise: it misses some, and what it finds may be none.
 */
export function suggestHiddenParts(words: readonly Word[]): HiddenSuggestion[] {
  const found: (HiddenSuggestion & { from: number; to: number; line: Line })[] = []
  for (const line of linesOf(words)) {
    const names = spansOf(line.text, NAME_LABEL)
    const note = (kind: HiddenKind, { from, to }: Span) => {
      const isTaken = found.some((other) => other.line === line && from < other.to && other.from < to)
      if (isTaken) return
      for (const run of runsOf(line, { from, to }, names)) {
        found.push({ kind, line, from, to, text: textOf(run), box: boxAround(run) })
      }
    }
    for (const span of spansOf(line.text, EMAIL)) note('email', span)
    for (const span of [...spansOf(line.text, RECORD), ...spansOf(line.text, SSN)])
      if (isNumber(span.text, 3)) note('record', span)
    for (const span of PHONES.flatMap((pattern) => spansOf(line.text, pattern)))
      if (isNumber(span.text, 7)) note('phone', span)
    for (const span of ADDRESSES.flatMap((pattern) => spansOf(line.text, pattern))) note('address', span)
  }
  return found.map(({ kind, text, box }) => ({ kind, text, box }))
}

type Span = { from: number; to: number; text: string }

function spansOf(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(new RegExp(pattern.source, `${pattern.flags.replace('d', '')}d`))].flatMap(
    ({ indices, 1: inner }) => {
      const [from, to] = indices?.[1] ?? []
      return from === undefined || to === undefined ? [] : [{ from, to, text: inner ?? '' }]
    },
  )
}

function isNumber(text: string, minDigits: number): boolean {
  const digits = text.replace(/\D/g, '').length
  return digits >= minDigits && digits <= 20 && !DATE.test(text)
}

/** The words of a span, without those that stay: what is left may be several runs. */
function runsOf(line: Line, { from, to }: Omit<Span, 'text'>, names: readonly Span[]): Word[][] {
  const runs: Word[][] = [[]]
  for (const { word, ...place } of line.words) {
    if (place.to <= from || place.from >= to) continue
    const isName = names.some((name) => place.from < name.to && name.from < place.to)
    if (isName || KEPT.test(word.text) || DATE.test(word.text)) runs.push([])
    else runs.at(-1)?.push(word)
  }
  return runs.filter((run) => run.some(({ text }) => /[\p{L}\p{N}]/u.test(text)))
}

function textOf(run: readonly Word[]): string {
  return run.map(({ text }) => text).join(' ')
}

const PADDING = 0.12

function boxAround(run: readonly Word[]): HiddenBox {
  const padding = Math.max(2, Math.round(Math.max(...run.map(({ h }) => h)) * PADDING))
  const x = Math.max(0, Math.floor(Math.min(...run.map((word) => word.x)) - padding))
  const y = Math.max(0, Math.floor(Math.min(...run.map((word) => word.y)) - padding))
  const right = Math.ceil(Math.max(...run.map((word) => word.x + word.w)) + padding)
  const bottom = Math.ceil(Math.max(...run.map((word) => word.y + word.h)) + padding)
  return { x, y, w: Math.max(1, right - x), h: Math.max(1, bottom - y) }
}

const COLUMN_GAP = 2.5

/** Words on one line of the paper, left to right; a tab stands where a column ends. */
function linesOf(words: readonly Word[]): Line[] {
  const rows: Word[][] = []
  for (const word of words
    .filter(({ text }) => text.trim() !== '')
    .toSorted((a, b) => middle(a) - middle(b))) {
    const row = rows.at(-1)
    const last = row?.at(-1)
    if (row && last && Math.abs(middle(word) - middle(last)) < Math.max(word.h, last.h) * 0.5) row.push(word)
    else rows.push([word])
  }
  return rows.map((row) => {
    const line: Line = { text: '', words: [] }
    let before: Word | undefined
    for (const word of row.toSorted((a, b) => a.x - b.x)) {
      const gap = before ? word.x - before.x - before.w : 0
      if (before) line.text += gap > Math.max(word.h, before.h) * COLUMN_GAP ? '\t' : ' '
      const from = line.text.length
      line.text += word.text
      line.words.push({ word, from, to: line.text.length })
      before = word
    }
    return line
  })
}

function middle({ y, h }: Word): number {
  return y + h / 2
}
