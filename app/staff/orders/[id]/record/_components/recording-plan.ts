import type { RecordedSegment } from '@/lib/videos/recording-schema'
import { openSentence } from '@/lib/videos/said-words-schema'
import { isClip, type Script, type ScriptSection, type ScriptSentence } from '@/lib/videos/script-schema'

// Which take of which section comes next. Pure.

export type Place = { take: number; part: number }
type Kept = Pick<RecordedSegment, 'sectionId' | 'take' | 'part' | 'chunkCount' | 'received' | 'log'>

/** A section that is spoken, with its sentences that have words. */
export type SpokenSection = Pick<ScriptSection, 'id' | 'title' | 'scene'> & { sentences: ScriptSentence[] }

/** The sections that have something to say; one without words is left to the plain report, a clip speaks for itself. */
export function spokenSections(script: Script): SpokenSection[] {
  return script.sections
    .map(({ id, title, scene, sentences }, index) => ({
      id,
      title: title.trim() || `Part ${index + 1}`,
      scene,
      sentences: sentences.filter(({ text }) => text.trim() !== ''),
    }))
    .filter((section) => section.sentences.length > 0 && !isClip(section))
}

/** Sections as people know them. */
export function titlesOf(ids: readonly string[], sections: readonly SpokenSection[]): string {
  const known = sections.filter(({ id }) => ids.includes(id)).map(({ title }) => title)
  return known.length > 0 ? known.join(', ') : 'a section that is no longer in the script'
}

/** The newest take of a section that has anything in it, its parts in order. */
export function newestTake<S extends Kept>(segments: readonly S[], sectionId: string): S[] {
  const own = usableOf(segments, sectionId)
  const take = Math.max(...own.map((each) => each.take))
  return own.filter((each) => each.take === take).toSorted((a, b) => a.part - b.part)
}

/** Whether a section has an older take, too, that can be used. */
export function hasTakeBefore(segments: readonly Kept[], sectionId: string): boolean {
  return new Set(usableOf(segments, sectionId).map(({ take }) => take)).size > 1
}

function usableOf<S extends Kept>(segments: readonly S[], sectionId: string): S[] {
  return segments.filter(
    (each) => each.sectionId === sectionId && each.chunkCount !== 0 && each.received.length > 0,
  )
}

/** Where a new segment belongs: a retake is a take of its own, going on is the next part of the newest one. */
export function nextPlace(segments: readonly Kept[], sectionId: string, isRetake: boolean): Place {
  const own = segments.filter((each) => each.sectionId === sectionId)
  const newest = newestTake(segments, sectionId)[0]?.take
  const highest = Math.max(-1, ...own.map(({ take }) => take))
  if (isRetake || newest === undefined) return { take: highest + 1, part: 0 }
  const parts = own.filter(({ take }) => take === newest).map(({ part }) => part)
  return { take: newest, part: Math.max(...parts) + 1 }
}

/** Where to go on: the first section that is not said to its end, at the sentence it stopped in. */
export function whereToGoOn(
  sections: readonly SpokenSection[],
  segments: readonly Kept[],
): { sectionIndex: number; sentenceIndex: number } | null {
  for (const [sectionIndex, section] of sections.entries()) {
    const sentenceIndex = openSentence(section.sentences, newestTake(segments, section.id))
    if (sentenceIndex !== null) return { sectionIndex, sentenceIndex }
  }
  return null
}
