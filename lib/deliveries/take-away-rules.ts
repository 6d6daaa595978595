import type { OutlineSection, ReportOutline } from '@/lib/reports/report-outline'
import type { PlainReportDocument } from '@/lib/videos/plain-report-schema'
import { plainReportText } from '@/lib/videos/plain-report-schema'

const MOST_POINTS = 6
const MOST_STEPS = 4
/** How radiologists word what should happen next, in the part that sums up. */
const NEXT_STEP =
  /\b(?:recommend\w*|suggest(?:ed|s)? (?:follow|further|correlation)|advis\w+|follow[- ]?up|further (?:evaluation|imaging|work-?up)|correlat\w+|consider\b)/i
/**
 * How they word it anywhere else: 'follow-up' alone may tell of the past there, so it needs a time to come.
 */
const CLEAR_STEP =
  /\b(?:recommend|advis(?:e|ed|able)\b)|\b(?:follow(?:ed)?[- ]?up|repeat|re-?(?:scan|check|imag(?:e|ing))|surveillance)\b.{0,80}?\b(?:in|within|at|every)\s(?:\S{1,12}\s){0,5}?(?:hours?|days?|weeks?|months?|years?)\b/i

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })

/** How the section is called that tells the patient what to ask; nothing in it is a point of the report. */
const ASKS = /\bask\b/i

/** The main points of a plain report, in its own words: its lists, or else the first sentence of each paragraph. */
export function keyPointsOf({ content }: PlainReportDocument): string[] {
  const lists = content.filter(({ type }) => type === 'bulletList' || type === 'orderedList')
  const chosen = lists.length > 0 ? lists : pointParagraphs(content)
  return chosen
    .flatMap((block) => plainReportText({ type: 'doc', content: [block] }).split('\n\n'))
    .map((text) => (lists.length > 0 ? text : firstSentence(text)))
    .filter((text) => text !== '')
    .slice(0, MOST_POINTS)
}

function pointParagraphs(content: PlainReportDocument['content']): PlainReportDocument['content'] {
  return content.filter(({ type }, index) => {
    const heading = content.slice(0, index).findLast((block) => block.type === 'heading')
    const title = heading ? plainReportText({ type: 'doc', content: [heading] }) : ''
    return type === 'paragraph' && !ASKS.test(title)
  })
}

/**
 * What the report itself says should happen next, word for word: its Impression and its recommendations first, then what
 * stands elsewhere, for a step may be named under Findings or under no heading. The reason for the exam tells of the past.
 * @returns nothing added, so maybe none; null when the report's words are not known
 */
export function nextStepsOf(outline: ReportOutline | null): string[] | null {
  if (outline === null) return null
  // What shares its heading, as 'Impression and recommendations', is not all a step.
  const isAdvice = ({ kind, heading }: OutlineSection) => kind === 'other' && /recomm?end/i.test(heading)
  const isTold = (section: OutlineSection) => section.kind === 'impression' || isAdvice(section)
  const told = outline.sections.filter(isTold).flatMap((section) => {
    const isStep = (text: string) => isAdvice(section) || NEXT_STEP.test(text) || CLEAR_STEP.test(text)
    return section.sentences.filter(({ text }) => isStep(text))
  })
  const elsewhere = outline.sections
    .filter((section) => !isTold(section) && section.kind !== 'history')
    .flatMap(({ sentences }) => sentences.filter(({ text }) => CLEAR_STEP.test(text)))
  // A step that a report says twice is one step.
  return [...new Set([...told, ...elsewhere].map(({ text }) => text))].slice(0, MOST_STEPS)
}

function firstSentence(text: string): string {
  for (const { segment } of segmenter.segment(text)) return segment.trim()
  return ''
}
