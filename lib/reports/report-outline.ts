import { createHash } from 'node:crypto'
import { isPageMark } from './page-marks'

export const SECTION_KINDS = [
  'history',
  'technique',
  'comparison',
  'findings',
  'impression',
  'other',
] as const
export type SectionKind = (typeof SECTION_KINDS)[number]

export type OutlineSentence = {
  /** The same for the same words in the same kind of section, whatever stands around them. */
  id: string
  text: string
}
export type OutlineSection = {
  kind: SectionKind
  /** As the report writes it; empty for what stands before the first heading. */
  heading: string
  sentences: OutlineSentence[]
}
export type ReportOutline = { sections: OutlineSection[] }

/** Stands in a text of several files before each that begins a report of its own. */
export const REPORT_BEGINS = '\f'

/**
 * What the sections of a radiology report are called, in English and Spanish; longer names first where one begins
 * another. Machines that read English leave Spanish accents out.
 */
const HEADINGS: readonly (readonly [SectionKind, string])[] = [
  ['history', 'clinical (?:history|indications?|information|data|details|question|statement)'],
  ['history', 'reason for (?:the )?(?:exam(?:ination)?|study|visit|referral)'],
  ['history', 'history(?: of present illness)?|indications?(?: for (?:exam(?:ination)?|study))?|symptoms'],
  [
    'history',
    'historia(?: cl[ií]nica)?|antecedentes(?: cl[ií]nicos)?|(?:datos|informaci[oó]n) cl[ií]nic[oa]s?',
  ],
  ['history', 'indicaci(?:[oó]n|ones)(?: cl[ií]nicas?)?|motivo del? (?:la )?(?:consulta|estudio|examen)'],
  ['technique', '(?:imaging |scan(?:ning)? |ct |mri? )?(?:techniques?|protocol|methods?)|procedure|contrast'],
  ['technique', 't[eé]cnicas?|protocolo|procedimiento|contraste'],
  ['comparison', 'comparisons?(?: stud(?:y|ies)| exams?)?|prior (?:stud(?:y|ies)|exams?|imaging)|priors?'],
  ['comparison', 'comparaci(?:[oó]n|ones)|estudios? (?:previos?|anterior(?:es)?)'],
  ['findings', 'finding(?:s|\\(s\\))?|observations?|description|narrative|report|results?|body of report'],
  ['findings', 'hallazgos?|descripci[oó]n|informe|reporte|resultados?'],
  ['impression', '(?:final |overall )?impression(?:s|\\(s\\))?|conclusion(?:s|\\(s\\))?|opinion|summary'],
  ['impression', 'assessment|interpretation|impresi(?:[oó]n|ones)(?: diagn[oó]sticas?| radiol[oó]gicas?)?'],
  ['impression', 'conclusi(?:[oó]n|ones)|opini[oó]n|resumen|diagn[oó]sticos?'],
  [
    'other',
    'exam(?:ination)?(?: type| date| performed)?|study(?: date)?|addendum|recommendations?|comments?',
  ],
  ['other', 'examen|estudio|(?:fecha|tipo) del (?:examen|estudio)|recomendaci(?:[oó]n|ones)|comentarios?'],
  [
    'other',
    'patient(?: name| information)?|name|date of birth|dob|accession(?: number)?|mrn|referring .{0,20}',
  ],
  ['other', '(?:nombre del )?paciente|nombre|fecha de nacimiento|m[eé]dico .{0,20}'],
  ['other', '(?:electronically )?(?:signed|dictated|transcribed|reported|verified)(?: by| on)?|radiologist'],
]
const ONE_NAME = HEADINGS.map(([, names]) => `(?:${names})`).join('|')
/** Two names in one, as 'Findings and impression'; a plan is a section only beside an Impression. */
const NAMES = `(?:${ONE_NAME})(?:\\s?(?:[/&+]|\\band\\b|\\by\\b)\\s?(?:${ONE_NAME}|plan))?`
const EACH = HEADINGS.map(([kind, names]) => [kind, new RegExp(`^(?:${names})$`, 'i')] as const)
const BETWEEN = /\s?(?:[/&+]|\band\b|\by\b)\s?/i

/** A heading at the start of a line: with a colon in any case, or in capitals, or alone on its line. */
const WITH_COLON = new RegExp(`^\\W{0,3}(${NAMES})\\s{0,3}[:：]\\s*(.*)$`, 'i')
const ALONE = new RegExp(`^\\W{0,3}(${NAMES})\\W{0,3}$`, 'i')
const IN_CAPITALS = new RegExp(`^(${NAMES})\\s+(?:[-–—]\\s*)?(.+)$`, 'i')
/** Text that was pasted or recognised as one line: a capitalised heading with a colon after the end of a sentence. */
const WITHIN = new RegExp(`([.;)])\\s+(?=(?:${NAMES})\\s{0,2}:)`, 'gi')

/**
 * The sections of a report and their sentences, by the words that radiologists write above them. Pure. Text that no
 * heading introduces is `other`; lines such as 'Page 1 of 2' belong to the paper, not to the report.
 * @param plainText the pages' text in order, lines as on the page
 */
export function outlineOf(plainText: string): ReportOutline {
  const sections: { kind: SectionKind; heading: string; lines: string[] }[] = []
  let current = { kind: 'other' as SectionKind, heading: '', lines: [] as string[] }
  const close = () => {
    if (current.heading !== '' || current.lines.some((line) => line.trim() !== '')) sections.push(current)
  }
  for (const line of linesOf(plainText)) {
    if (line === REPORT_BEGINS) {
      close()
      current = { kind: 'other', heading: '', lines: [] }
      continue
    }
    const found = headingIn(line)
    if (!found) {
      current.lines.push(line)
      continue
    }
    close()
    current = { kind: found.kind, heading: found.heading, lines: found.rest === '' ? [] : [found.rest] }
  }
  close()
  const seen = new Map<string, number>()
  return {
    sections: sections.map(({ kind, heading, lines }) => ({
      kind,
      heading,
      sentences: sentencesOf(lines).map((text) => ({ id: sentenceId(kind, text, seen), text })),
    })),
  }
}

/** What the report sums up: the sentences that a video has to cover or to leave out with a reason. */
export function impressionIn(outline: ReportOutline): OutlineSentence[] {
  return outline.sections.filter(({ kind }) => kind === 'impression').flatMap(({ sentences }) => sentences)
}

function linesOf(plainText: string): string[] {
  return (
    plainText
      .replace(/\r\n?/g, '\n')
      // Some files write an accent as a sign of its own.
      .normalize('NFC')
      .replaceAll(REPORT_BEGINS, `\n${REPORT_BEGINS}\n`)
      .split('\n')
      .flatMap((line) => line.replace(WITHIN, '$1\n').split('\n'))
      .map((line) => (line === REPORT_BEGINS ? line : line.replace(/\s+/g, ' ').trim()))
      .filter((line) => !isPageMark(line))
  )
}

function headingIn(line: string): { kind: SectionKind; heading: string; rest: string } | null {
  // No heading starts further in than its own length and a few marks.
  if (line === '' || !/^\W{0,3}[A-Za-z]/.test(line)) return null
  const [, withColon, afterColon = ''] = WITH_COLON.exec(line) ?? []
  if (withColon !== undefined) return { ...named(withColon), rest: afterColon }
  const [, alone] = ALONE.exec(line) ?? []
  if (alone !== undefined && /^\W{0,3}[A-Z]/.test(line)) return { ...named(alone), rest: '' }
  const [, capitals, rest = ''] = IN_CAPITALS.exec(line) ?? []
  const isCapitals =
    capitals !== undefined && capitals === capitals.toUpperCase() && rest !== rest.toUpperCase()
  return isCapitals ? { ...named(capitals), rest } : null
}

/** An Impression that shares its heading is one: what a video has to cover must not go missing. */
function named(heading: string): { kind: SectionKind; heading: string } {
  const name = heading.trim()
  const kinds = kindsNamed(name)
  return { kind: kinds.includes('impression') ? 'impression' : (kinds[0] ?? 'other'), heading: name }
}

/** What a heading names: one kind of section, or both of 'Findings and impression'. */
export function kindsNamed(heading: string): SectionKind[] {
  return [heading, ...heading.split(BETWEEN)].flatMap(
    (part) => EACH.find(([, names]) => names.test(part))?.[0] ?? [],
  )
}

const LIST_ITEM = /^(?:\(?\d{1,2}[.)]\s+|[-–—•●▪*]\s+)/
/** A full stop after these ends no sentence. */
const ABBREVIATED =
  /(?:^|[\s(])(?:Dr|Drs|Mr|Mrs|Ms|St|vs|approx|ca|cf|e\.g|i\.e|etc|No|Fig|Ser|Im|incl|resp)\.$/i

/** Sentences of a section: each item of a list begins a new one, an empty line ends one. */
function sentencesOf(lines: readonly string[]): string[] {
  // In pieces until the end: to join them line by line would copy a long paragraph each time.
  const paragraphs: string[][] = []
  let isOpen = false
  for (const line of lines) {
    const isItem = LIST_ITEM.test(line)
    const text = line.replace(LIST_ITEM, '')
    if (text === '') {
      isOpen = false
      continue
    }
    const open = isOpen && !isItem ? paragraphs.at(-1) : undefined
    const last = open?.at(-1)
    // A word that the line's end cut in two.
    if (open && last?.endsWith('-') && /^[a-z]/.test(text)) open.splice(-1, 1, last.slice(0, -1), text)
    else if (open) open.push(` ${text}`)
    else paragraphs.push([text])
    isOpen = true
  }
  return paragraphs.flatMap((pieces) => splitSentences(pieces.join('')))
}

const SEGMENTER = new Intl.Segmenter('en', { granularity: 'sentence' })

function splitSentences(paragraph: string): string[] {
  // Of pieces, for the same reason.
  const sentences: string[][] = []
  for (const { segment } of SEGMENTER.segment(paragraph)) {
    const text = segment.trim()
    const open = sentences.at(-1)
    const goesOn = open && (ABBREVIATED.test(open.at(-1) ?? '') || /^[a-z]/.test(text))
    if (goesOn) open.push(text)
    else if (/[\p{L}\p{N}]/u.test(text)) sentences.push([text])
  }
  return sentences.map((pieces) => pieces.join(' '))
}

/** `kind`, the first 10 hex digits of the SHA-256 of the normalised words, and a number for a repeat. */
function sentenceId(kind: SectionKind, text: string, seen: Map<string, number>): string {
  const normalised = text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
  const id = `${kind}-${createHash('sha256').update(normalised).digest('hex').slice(0, 10)}`
  const count = (seen.get(id) ?? 0) + 1
  seen.set(id, count)
  return count === 1 ? id : `${id}-${count}`
}
