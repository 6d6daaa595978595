import { kindsNamed, outlineOf, REPORT_BEGINS, SECTION_KINDS, type SectionKind } from './report-outline'

/** Longer lines are sentences. */
const MAX_TITLE_CHARS = 90

/**
 * The text of all files of an order, one after the other, for `outlineOf`. A photographed page goes on where the one
 * before it ended, in the middle of a section; a file that is a report of its own begins anew, so that its title is no
 * sentence of the Impression before it. Pure.
 */
export function joinReportFiles(files: readonly string[]): string {
  let joined = ''
  let soFar = new Set<SectionKind>()
  for (const file of files) {
    const text = file.replaceAll(REPORT_BEGINS, '\n')
    if (text.trim() === '') continue
    const kinds = outlineOf(text)
      .sections.flatMap(({ heading }) => inOrder(kindsNamed(heading)))
      .filter((kind) => kind !== 'other')
    const isNew = isWhole(soFar) && beginsAnew(text, kinds)
    if (isNew) soFar = new Set()
    for (const kind of kinds) soFar.add(kind)
    joined += joined === '' ? text : `\n\n${isNew ? REPORT_BEGINS : ''}${text}`
  }
  return joined
}

/** Each once, findings before an Impression that shares their heading. */
const inOrder = (kinds: readonly SectionKind[]): SectionKind[] =>
  SECTION_KINDS.filter((kind) => kinds.includes(kind))

const isWhole = (kinds: ReadonlySet<SectionKind>): boolean => kinds.has('findings') && kinds.has('impression')

/**
 * Only where all speaks for it: a sentence that goes missing from an Impression is worse than one too many. It begins
 * with a title, then with what stands before an Impression, and says what was found.
 */
function beginsAnew(text: string, kinds: readonly SectionKind[]): boolean {
  const title = text.trim().split('\n')[0]?.trim() ?? ''
  const isTitle = title.length <= MAX_TITLE_CHARS && /^\p{Lu}/u.test(title) && !/[.;,]$/.test(title)
  const says = new Set(kinds)
  return isTitle && says.size >= 2 && kinds[0] !== 'impression' && says.has('findings')
}
