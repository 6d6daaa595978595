import type { RecordedSegment } from './recording-schema'
import type { ScriptSection } from './script-schema'

// Whether what was recorded of a section is what its script says. Pure, for the recorder and for what makes the video.

type Words = Pick<ScriptSection['sentences'][number], 'id' | 'text'>
type Said = Pick<RecordedSegment, 'chunkCount' | 'log'>

/** `missing`: nothing is recorded; `cutShort`: not said to its end; `changed`: other words were said than it has now. */
export type Doubt = 'missing' | 'cutShort' | 'changed'

/**
 * A mark of a sentence's words, kept with the time at which it was said: it tells that they were changed, and nothing
 * about what they are (FNV-1a, 32 bits).
 */
export function markOf(text: string): string {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text.trim())) hash = Math.imul(hash ^ byte, 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}

/**
 * At which of a section's sentences a take of it goes on: its first one, or the one in which it was stopped or broken
 * off; null once it is said to its end. What was taken out of the script since then is not waited for.
 */
export function openSentence(sentences: readonly Words[], take: readonly Said[]): number | null {
  const spoken = saidOf(sentences, take).findLast((index) => index >= 0) ?? 0
  const last = take.at(-1)
  // Only a segment that was stopped in order has its number of chunks.
  const isEnded = last !== undefined && last.chunkCount !== null
  return isEnded && spoken === sentences.length - 1 ? null : spoken
}

/** What is wrong with what is recorded of a section, for its captions are the words of its script; null when nothing is. */
export function doubtOf(sentences: readonly Words[], take: readonly Said[]): Doubt | null {
  if (take.length === 0) return 'missing'
  if (!isAsWritten(sentences, take)) return 'changed'
  return openSentence(sentences, take) === null ? null : 'cutShort'
}

function isAsWritten(sentences: readonly Words[], take: readonly Said[]): boolean {
  const said = saidOf(sentences, take)
  const isPassedOver = sentences.some((_, index) => index < Math.max(...said) && !said.includes(index))
  const marks = new Map(sentences.map(({ id, text }) => [id, markOf(text)]))
  const isSame = take.every(({ log }) =>
    log.every(
      ({ sentenceId, words }) =>
        marks.has(sentenceId) && (words ?? marks.get(sentenceId)) === marks.get(sentenceId),
    ),
  )
  return isSame && !isPassedOver
}

/** The places of the sentences that were said, one after the other; −1 for one that is no longer there. */
function saidOf(sentences: readonly Words[], take: readonly Said[]): number[] {
  return take.flatMap(({ log }) =>
    log.map(({ sentenceId }) => sentences.findIndex(({ id }) => id === sentenceId)),
  )
}
