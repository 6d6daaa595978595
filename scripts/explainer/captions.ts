import { balanceLines } from './draw-frame'
import { CAPTION_LINE_LENGTH } from './script-schema'
import type { Timeline } from './timeline'

function stamp(ms: number): string {
  const pad = (value: number, digits = 2) => String(value).padStart(digits, '0')
  const seconds = Math.floor(ms / 1000)
  return `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}.${pad(Math.round(ms % 1000), 3)}`
}

/** A cue stays a moment longer than the voice, but not into the next one. */
const LINGER_MS = 250

/** The captions of a video as WebVTT, a cue for each sentence. */
export function writeCaptions({ scenes }: Timeline): string {
  const sentences = scenes.flatMap((scene) => scene.sentences)
  const cues = sentences.map(({ text, startMs, endMs }, index) => {
    const next = sentences[index + 1]?.startMs ?? Number.POSITIVE_INFINITY
    const end = Math.min(endMs + LINGER_MS, next)
    const words = balanceLines(text, CAPTION_LINE_LENGTH)
      .join('\n')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
    return `${index + 1}\n${stamp(startMs)} --> ${stamp(end)}\n${words}\n`
  })
  return `WEBVTT\n\n${cues.join('\n')}`
}
