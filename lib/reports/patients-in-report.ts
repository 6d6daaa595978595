/** A name or a date of birth as a page writes it. */
export type Said = { text: string; page: number }

/** Case counts for a name, not for what stands before it; 'Patient name:' above 'Date of birth:' names nobody. */
const NAME =
  /\b(?:(?:[Pp]atient|PATIENT)(?:['’][Ss])?(?: (?:[Nn]ame|NAME))?|[Nn]ame of [Pp]atient|NAME OF PATIENT|[Pp]aciente|PACIENTE)[ \t]*[:：][ \t]*([A-ZÀ-Þ][\p{L}'’.-]+(?:,?[ ]+[A-ZÀ-Þ][\p{L}'’.-]*){1,3})/gu
/** What may follow a name on its line. */
const LABEL =
  /^(?:dob|d\.o\.b\.?|mrn|sex|age|gender|id|date|birth|male|female|exam|study|referring|ordering|physician|provider|doctor|account|accession|phone|address|location|report|type|fecha|edad|sexo)$/i
const BIRTH =
  /\b(?:d\.?o\.?b\.?|date of birth|birth ?date|born|fecha de nacimiento)\s*[:：]?\s*(\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}|\d{1,2}[- ][A-Za-z]{3,9}[- ,]+\d{4}|[A-Za-z]{3,9} \d{1,2},? \d{4})/gi
const MAX_EACH = 50

/** The patients' names that a page gives, of two words at least. Pure. */
export function namesIn(text: string): string[] {
  return [...text.matchAll(NAME)].map((match) => nameOf(match[1] ?? '')).filter((name) => name.includes(' '))
}

function nameOf(text: string): string {
  const words = text.trim().split(/\s+/)
  const end = words.findIndex((word) => LABEL.test(word))
  return words.slice(0, end === -1 ? words.length : end).join(' ')
}

/** The dates of birth that a page gives, as it writes them. Pure. */
export function birthsIn(text: string): string[] {
  const dates = [...text.matchAll(BIRTH)].map((match) => (match[1] ?? '').replace(/\s+/g, ' ').trim())
  return dates.filter((date) => numbersIn(date).length === 3)
}

/** Each value once, with the page that gives it first. Pure. */
export function saidOnce(said: readonly Said[]): Said[] {
  const first = new Map<string, Said>()
  for (const one of said) if (!first.has(one.text.toLowerCase())) first.set(one.text.toLowerCase(), one)
  return [...first.values()].slice(0, MAX_EACH)
}

type Part = { names: readonly Said[]; births: readonly Said[] }
export type OtherPatient = {
  place: { part: number; page: number }
  /** The first patient's name or date of birth, and those that differ from it. */
  found: string[]
}

/**
 * Where a second person is named: for each part the first such page. A name may be written in two ways, or read with a
 * letter wrong; where names agree, so may one digit of a date of birth be. Pure.
 */
export function otherPatients(parts: readonly Part[]): OtherPatient[] {
  const names = parts.flatMap((part, index) => part.names.map((said) => ({ ...said, part: index })))
  const births = parts.flatMap((part, index) => part.births.map((said) => ({ ...said, part: index })))
  const name = names.find(({ text }) => partsOf(text).length > 1)
  const birth = births[0]
  const otherNames = name ? names.filter(({ text }) => !isSameName(name.text, text)) : []
  const isOneName = names.length > 0 && otherNames.length === 0
  const otherBirths = birth ? births.filter(({ text }) => !isSameBirth(birth.text, text, isOneName)) : []
  return parts.flatMap((_, part) => {
    const ownNames = otherNames.filter((other) => other.part === part)
    const ownBirths = otherBirths.filter((other) => other.part === part)
    const pages = [...ownNames, ...ownBirths].map(({ page }) => page)
    if (pages.length === 0) return []
    const found = [...contrast(name, ownNames), ...contrast(birth, ownBirths)]
    return [{ place: { part, page: Math.min(...pages) }, found }]
  })
}

const contrast = (first: Said | undefined, others: readonly Said[]): string[] =>
  first && others.length > 0 ? [first.text, ...others.map(({ text }) => text)] : []

/**
 * The name on a report when it is not the one that its patient goes by; null when it may be, or when nothing can be
 * compared. Pure.
 */
export function otherNameThan(goesBy: string, names: readonly string[]): string | null {
  const own = partsOf(goesBy)
  const isOwn = (name: string) => partsOf(name).some((part) => own.some((mine) => isAlike(mine, part)))
  return own.length === 0 || names.some(isOwn) ? null : (names[0] ?? null)
}

/** 'DOE, JANE A' and 'Jane Doe' are one; so are names that a machine read with a letter wrong. */
function isSameName(one: string, other: string): boolean {
  const [first, second] = [partsOf(one), partsOf(other)]
  if (second.length < 2) return true
  return second.filter((part) => first.some((own) => isAlike(own, part))).length >= 2
}

function partsOf(name: string): string[] {
  const parts = name.toLowerCase().split(/[^\p{L}'’]+/u)
  return parts.filter((part) => part.length > 1 && !/^(?:mr|mrs|ms|dr)$/.test(part))
}

function isAlike(one: string, other: string): boolean {
  if (one === other) return true
  if (Math.abs(one.length - other.length) > 1 || Math.min(one.length, other.length) < 4) return false
  return differences(one, other) <= 1
}

function isSameBirth(one: string, other: string, mayMisread: boolean): boolean {
  const [first, second] = [numbersIn(one), numbersIn(other)]
  const left = first.filter((number) => !takeFrom(second, number))
  const [own, theirs] = [left[0], second[0]]
  if (own === undefined || theirs === undefined) return true
  return mayMisread && left.length === 1 && differences(twoDigits(own), twoDigits(theirs)) <= 1
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Day, month and year of the century, in any order: 03/04/1961, 4 Mar 1961 and 03/04/61 are one birthday. */
function numbersIn(date: string): number[] {
  const parts = date.toLowerCase().match(/\d+|[a-z]+/g) ?? []
  return parts.flatMap((part) => {
    if (/^\d/.test(part)) return Number(part) % 100
    const month = MONTHS.indexOf(part.slice(0, 3)) + 1
    return month > 0 ? month : []
  })
}

function takeFrom(numbers: number[], number: number): boolean {
  const at = numbers.indexOf(number)
  if (at !== -1) numbers.splice(at, 1)
  return at !== -1
}

const twoDigits = (number: number): string => String(number).padStart(2, '0')

function differences(one: string, other: string): number {
  let count = 0
  for (let at = 0; at < Math.max(one.length, other.length); at += 1) if (one[at] !== other[at]) count += 1
  return count
}
