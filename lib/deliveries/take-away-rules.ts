import type { ReportOutline } from '@/lib/reports/report-outline'
import type { PlainReportDocument } from '@/lib/videos/plain-report-schema'
import { plainReportText } from '@/lib/videos/plain-report-schema'

const MOST_POINTS = 6
const MOST_STEPS = 4
/** How radiologists word what should happen next. */
const NEXT_STEP =
  /\b(?:recommend\w*|suggest(?:ed|s)? (?:follow|further|correlation)|advis\w+|follow[- ]?up|further (?:evaluation|imaging|work-?up)|correlat\w+|consider\b)/i

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })

/** The main points of a plain report, in its own words: its lists, or else the first sentence of each paragraph. */
export function keyPointsOf(document: PlainReportDocument): string[] {
  const lists = document.content.filter(({ type }) => type === 'bulletList' || type === 'orderedList')
  const chosen = lists.length > 0 ? lists : document.content.filter(({ type }) => type === 'paragraph')
  return chosen
    .flatMap((block) => plainReportText({ type: 'doc', content: [block] }).split('\n\n'))
    .map((text) => (lists.length > 0 ? text : firstSentence(text)))
    .filter((text) => text !== '')
    .slice(0, MOST_POINTS)
}

/** What the report itself says should happen next, word for word. Nothing is added: a report may say nothing. */
export function nextStepsOf(outline: ReportOutline | null): string[] {
  const sections = outline?.sections ?? []
  const told = sections.filter(({ kind, heading }) => kind === 'impression' || /recommend/i.test(heading))
  return told
    .flatMap(({ heading, sentences }) =>
      sentences.filter(({ text }) => /recommend/i.test(heading) || NEXT_STEP.test(text)),
    )
    .map(({ text }) => text)
    .slice(0, MOST_STEPS)
}

function firstSentence(text: string): string {
  for (const { segment } of segmenter.segment(text)) return segment.trim()
  return ''
}
