import { splitSentences } from '@/lib/shared/reading-grade'
import { type PlainReportBlock, type PlainReportDocument, plainReportText } from './plain-report-schema'
import { GREETING, type Script, type ScriptSection } from './script-schema'

// The plain report beside its script: made of it, and compared with it afterwards. Pure, for the editor and the reader.

type SpokenClip = { id: string; words: string }
type Spoken = Pick<Script, 'sections'>

/** What a section of the script says and the plain report does not. */
export type SectionGap = {
  sectionId: string
  title: string
  /** Neither its heading nor any of its sentences is there. */
  isMissing: boolean
  /** Taking it over replaces what stands under its heading. */
  hasHeading: boolean
  /** What it says in other words or not at all. */
  sentences: string[]
}

/** What is said in the video as a plain report: a heading a section, its sentences or its clip's words as a paragraph. */
export function fromScript(script: Spoken, clips: readonly SpokenClip[]): PlainReportDocument {
  return { type: 'doc', content: writtenSections(script, clips).flatMap(blocksOf) }
}

/**
 * The sections of a script with something that the plain report does not say in the same words. Words alone are compared:
 * 'no bone is broken' and 'a bone is broken' are near each other, so nothing that is merely like it counts as said.
 */
export function sectionGaps(
  script: Spoken,
  clips: readonly SpokenClip[],
  document: PlainReportDocument,
): SectionGap[] {
  const said = saidIn(document.content)
  return placesOf(script, clips, document).flatMap(
    ({ section: { id, title, lines }, place, underHeading }) => {
      const sentences = unsaid(lines, said)
      if (sentences.length === 0) return []
      const hasHeading = underHeading !== null
      // Without a name nobody could tell that a section is there in other words.
      const isMissing = title !== '' && (place === null || underHeading === '')
      return [{ sectionId: id, title, isMissing, hasHeading, sentences }]
    },
  )
}

/**
 * The plain report with one section as the script says it: in the place of what stood under its heading; of a section
 * without one, the sentences that lack, after those that are there; a missing one after the section before it.
 */
export function takeSection(
  script: Spoken,
  clips: readonly SpokenClip[],
  document: PlainReportDocument,
  sectionId: string,
): PlainReportDocument {
  const all = placesOf(script, clips, document)
  const index = all.findIndex(({ section }) => section.id === sectionId)
  const wanted = all[index]
  if (!wanted) return document
  const { section, place, underHeading } = wanted
  if (place && underHeading !== null) return splice(document, place, blocksOf(section))
  if (place) {
    const rest = { ...section, title: '', lines: unsaid(section.lines, saidIn(document.content)) }
    return splice(document, { start: place.end, end: place.end }, blocksOf(rest))
  }
  const before = all.slice(0, index).findLast((each) => each.place !== null)?.place?.end
  const after = all.slice(index).find((each) => each.place !== null)?.place?.start
  const at = before ?? after ?? document.content.length
  return splice(document, { start: at, end: at }, blocksOf(section))
}

type Written = { id: string; title: string; lines: string[] }
/** Blocks of a document, the last one not among them. */
type Place = { start: number; end: number }
type Placed = {
  section: Written
  /** Where it stands, by its heading or else by its sentences. */
  place: Place | null
  /** Its words there; null when it has no heading of its own. */
  underHeading: string | null
}

/** The sections that belong on paper: nobody greets there, and an empty one says nothing. */
function writtenSections({ sections }: Spoken, clips: readonly SpokenClip[]): Written[] {
  return sections
    .filter(({ id }) => id !== GREETING)
    .map((section) => ({ id: section.id, title: section.title.trim(), lines: linesOf(section, clips) }))
    .filter(({ lines }) => lines.length > 0)
}

function linesOf({ scene, sentences }: ScriptSection, clips: readonly SpokenClip[]): string[] {
  const lines =
    scene?.kind === 'clip'
      ? splitSentences(clips.find(({ id }) => id === scene.clipId)?.words ?? '')
      : sentences.map(({ text }) => text)
  return lines.map((line) => line.trim()).filter(Boolean)
}

function blocksOf({ title, lines }: Written): PlainReportBlock[] {
  const text = (words: string) => [{ type: 'text' as const, text: words }]
  return [
    ...(title ? [{ type: 'heading' as const, attrs: { level: 2 as const }, content: text(title) }] : []),
    ...(lines.length > 0 ? [{ type: 'paragraph' as const, content: text(lines.join(' ')) }] : []),
  ]
}

function placesOf(script: Spoken, clips: readonly SpokenClip[], document: PlainReportDocument): Placed[] {
  const taken = new Set<number>()
  return writtenSections(script, clips).map((section) => {
    const heading = document.content.findIndex(
      (block, index) =>
        block.type === 'heading' &&
        !taken.has(index) &&
        section.title !== '' &&
        isTitle(block, section.title),
    )
    if (heading === -1) {
      return { section, place: placeOfSentences(section, document), underHeading: null }
    }
    // Two sections of one name are told apart by their order.
    taken.add(heading)
    const place = { start: heading, end: endOfPart(document, heading) }
    return { section, place, underHeading: wordsIn(document.content.slice(heading + 1, place.end)) }
  })
}

/** A part goes to the next heading that is no smaller than its own. */
function endOfPart({ content }: PlainReportDocument, heading: number): number {
  const level = levelOf(content[heading])
  const next = content.findIndex((block, index) => index > heading && levelOf(block) <= level)
  return next === -1 ? content.length : next
}

function levelOf(block: PlainReportBlock | undefined): number {
  return block?.type === 'heading' ? block.attrs.level : Number.POSITIVE_INFINITY
}

function placeOfSentences({ lines }: Written, { content }: PlainReportDocument): Place | null {
  const holds = content.map((block) => {
    return unsaid(lines, saidIn([block])).length < lines.length
  })
  const start = holds.indexOf(true)
  return start === -1 ? null : { start, end: holds.lastIndexOf(true) + 1 }
}

function splice(document: PlainReportDocument, { start, end }: Place, blocks: PlainReportBlock[]) {
  return { ...document, content: document.content.toSpliced(start, end - start, ...blocks) }
}

function isTitle(block: PlainReportBlock, title: string): boolean {
  return comparable(wordsIn([block])) === comparable(title)
}

/** The lines with a sentence that is not among these. */
function unsaid(lines: readonly string[], said: ReadonlySet<string>): string[] {
  return lines.filter((line) => !splitSentences(line).every((sentence) => said.has(comparable(sentence))))
}

function saidIn(blocks: readonly PlainReportBlock[]): Set<string> {
  const sentences = blocks.flatMap((block) => wordsIn([block]).split(/\n+/).flatMap(splitSentences))
  return new Set(sentences.map(comparable))
}

function wordsIn(content: PlainReportBlock[]): string {
  return plainReportText({ type: 'doc', content })
}

/** Case, spaces and the mark at the end are no other words. */
function comparable(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\s.:!]+$/, '')
    .trim()
    .toLowerCase()
}
