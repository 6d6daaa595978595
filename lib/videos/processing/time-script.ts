import {
  coveredByClip,
  type Script,
  type ScriptSection,
  type ScriptSentence,
  spokenSentences,
} from '../script-schema'
import type { TimedChapter, TimedSentence } from '../timing-schema'
import { alignSentences } from './align-sentences'
import type { Speech } from './sound-levels'
import { type Cut, cutSeconds } from './source'

/** What of a cut says when its sentences come. */
type Heard = Pick<Cut, 'sectionId' | 'log' | 'clip' | 'speech' | 'inSeconds' | 'outSeconds'>
type Placed = { cut: Heard; startMs: number; endMs: number }
type Timed = { chapters: TimedChapter[]; sentences: TimedSentence[] }

/**
 * When each sentence and each section of a script comes in the joined video: by the teleprompter's log where there is
 * one, else by laying the sentences over the speech. Nothing without a script.
 */
export function timeScript(script: Script | null, cuts: readonly Heard[]): Timed {
  if (!script) return { chapters: [], sentences: [] }
  const placed = place(cuts)
  const isRecorded = cuts.some(({ sectionId }) => sectionId !== null)
  if (isRecorded) return timeSections(script, placed)
  const sentences = timeSentences(spokenSentences(script), placed)
  return { sentences, chapters: chaptersBySentences(script, sentences, placed.at(-1)?.endMs ?? 0) }
}

function place(cuts: readonly Heard[]): Placed[] {
  let seconds = 0
  return cuts.map((cut) => {
    const startMs = Math.round(seconds * 1000)
    seconds += cutSeconds(cut)
    return { cut, startMs, endMs: Math.round(seconds * 1000) }
  })
}

function timeSections(script: Script, placed: readonly Placed[]): Timed {
  const sentences: TimedSentence[] = []
  const chapters: TimedChapter[] = []
  for (const section of script.sections) {
    const own = placed.filter(({ cut }) => cut.sectionId === section.id)
    const [first, last] = [own[0], own.at(-1)]
    if (!first || !last) continue
    sentences.push(
      ...(first.cut.clip
        ? clipSentences(first, chapters.length, coveredByClip(section))
        : timeSentences(section.sentences, own)),
    )
    chapters.push(chapter(section, chapters.length, first.startMs, last.endMs))
  }
  return { sentences, chapters }
}

/** What a clip says, on the video's clock. Its own ids may be those of another clip. */
function clipSentences(
  { cut, startMs, endMs }: Placed,
  chapterIndex: number,
  covers: readonly string[],
): TimedSentence[] {
  const shifted = (ms: number) => Math.min(endMs, Math.round(startMs + ms - cut.inSeconds * 1000))
  return (cut.clip ?? []).map((sentence, index) => ({
    ...sentence,
    id: `clip-${chapterIndex + 1}-${index + 1}`,
    covers: [...covers],
    startMs: shifted(sentence.startMs),
    endMs: shifted(sentence.endMs),
  }))
}

function chapter({ id, title }: ScriptSection, index: number, startMs: number, endMs: number): TimedChapter {
  return { id, title: title.trim() || `Part ${index + 1}`, startMs, endMs }
}

/** The sentences of one stretch of video, in the order of time. */
function timeSentences(sentences: readonly ScriptSentence[], placed: readonly Placed[]): TimedSentence[] {
  const logged = placed.flatMap(eventsOf)
  if (logged.length > 0) return byLog(sentences, logged, placed.at(-1)?.endMs ?? 0)
  const speech = speechOf(placed)
  const said = sentences.filter(({ text }) => text.trim() !== '')
  if (!speech) return []
  const spans = alignSentences(
    said.map(({ text }) => text),
    speech,
  )
  return said.map((sentence, index) => ({
    ...timed(sentence),
    ...(spans[index] ?? { startMs: 0, endMs: 0 }),
  }))
}

type LogEvent = { sentenceId: string; atMs: number; partEndMs: number }

function eventsOf({ cut, startMs, endMs }: Placed): LogEvent[] {
  return cut.log
    .map(({ sentenceId, atMs }) => ({
      sentenceId,
      atMs: Math.min(endMs, Math.max(startMs, Math.round(startMs + atMs - cut.inSeconds * 1000))),
      partEndMs: endMs,
    }))
    .toSorted((a, b) => a.atMs - b.atMs)
}

/** Shorter, a sentence was only passed on the way back to another one. */
const LEAST_SAID_MS = 1_200

/**
 * A sentence lasts until the next one. One that was gone back to counts where it was said last; where it was said
 * before, it has captions of its own. One that was gone on with after a break counts from where it was begun.
 */
function byLog(
  sentences: readonly ScriptSentence[],
  events: readonly LogEvent[],
  endMs: number,
): TimedSentence[] {
  const byId = new Map(sentences.map((sentence) => [sentence.id, sentence]))
  const said: TimedSentence[] = []
  for (const [index, event] of events.entries()) {
    const sentence = byId.get(event.sentenceId)
    const until = events[index + 1]?.atMs ?? endMs
    if (!sentence || sentence.text.trim() === '' || until <= event.atMs) continue
    const before = said.at(-1)
    const isGoneOnWith = events[index - 1]?.sentenceId === sentence.id && before?.id === sentence.id
    if (isGoneOnWith) before.endMs = until
    else said.push({ ...timed(sentence), startMs: event.atMs, endMs: until })
  }
  return said.flatMap((each, index) => {
    const times = said.slice(index + 1).filter(({ id }) => id === each.id).length
    if (times === 0) return [each]
    const isPassed = each.endMs - each.startMs < LEAST_SAID_MS
    return isPassed ? [] : [{ ...each, id: `${each.id.slice(0, 70)}-before${times}`, covers: [] }]
  })
}

function timed({ id, text, covers }: ScriptSentence) {
  return { id, text: text.trim(), covers }
}

/** The speech of several cuts, as one on the video's clock: between two of them is a pause. */
function speechOf(placed: readonly Placed[]): Speech | null {
  const parts = placed.flatMap(({ cut, startMs }) => {
    if (!cut.speech) return []
    const shift = (ms: number) => startMs + ms - cut.inSeconds * 1000
    const span = ({ startMs: from, endMs: to }: { startMs: number; endMs: number }) => ({
      startMs: shift(from),
      endMs: shift(to),
    })
    return [{ ...span(cut.speech), pauses: cut.speech.pauses.map(span) }]
  })
  const [first, last] = [parts[0], parts.at(-1)]
  if (!first || !last) return null
  const pauses = parts.flatMap((part, index) => {
    const next = parts[index + 1]
    return next ? [...part.pauses, { startMs: part.endMs, endMs: next.startMs }] : part.pauses
  })
  return { startMs: first.startMs, endMs: last.endMs, pauses }
}

function chaptersBySentences(
  script: Script,
  sentences: readonly TimedSentence[],
  endMs: number,
): TimedChapter[] {
  const starts = script.sections.flatMap((section) => {
    const ids = new Set(section.sentences.map(({ id }) => id))
    const first = sentences.find(({ id }) => ids.has(id))
    return first ? [{ section, startMs: first.startMs }] : []
  })
  return starts.map(({ section, startMs }, index) =>
    // The first one begins with the video, whatever is said before its first sentence.
    chapter(section, index, index === 0 ? 0 : startMs, starts[index + 1]?.startMs ?? endMs),
  )
}
