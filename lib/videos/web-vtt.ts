import type { TimedSentence } from './timing-schema'

const LINE_CHARS = 42
const LINES = 2

type Cue = Pick<TimedSentence, 'id' | 'text' | 'startMs' | 'endMs'>

/** Captions as a WebVTT file (https://www.w3.org/TR/webvtt1): at most two short lines at a time. */
export function toWebVtt(sentences: readonly Cue[]): string {
  const cues = sentences
    .flatMap(cuesOf)
    .map(
      ({ id, text, startMs, endMs }) =>
        `${id}\n${timestamp(startMs)} --> ${timestamp(endMs)}\n${escaped(text)}\n`,
    )
  return `WEBVTT\n\n${cues.join('\n')}`
}

/** A long sentence in pieces that share its time by their length. */
function cuesOf({ id, text, startMs, endMs }: Cue): Cue[] {
  const lines = linesOf(text)
  const count = Math.ceil(lines.length / LINES)
  const pieces = Array.from({ length: count }, (_, index) => lines.slice(index * LINES, (index + 1) * LINES))
  const chars = (piece: readonly string[]) => piece.join(' ').length
  const total = pieces.reduce((sum, piece) => sum + chars(piece), 0)
  let before = 0
  const at = () => Math.round(startMs + ((endMs - startMs) * before) / total)
  return pieces.map((piece, index) => {
    const from = at()
    before += chars(piece)
    const part = count > 1 ? `${id}.${index + 1}` : id
    return { id: part, text: piece.join('\n'), startMs: from, endMs: at() }
  })
}

/** Words in lines of about the same length, so that no word stands alone. */
function linesOf(text: string): string[] {
  const words = text.split(/\s+/).filter(Boolean)
  const length = words.join(' ').length
  const wanted = Math.min(LINE_CHARS, Math.ceil(length / Math.ceil(length / LINE_CHARS)) + 4)
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    if (last !== undefined && `${last} ${word}`.length <= wanted) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function timestamp(ms: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  const rest = String(ms % 1000).padStart(3, '0')
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}.${rest}`
}
