import type { Scene, VideoScript } from './script-schema'

/** Silence before the first sentence, between two of a scene, between scenes and at the end. */
export const PAUSES_MS = { lead: 700, sentence: 420, scene: 900, tail: 1600 } as const

export type TimedSentence = Scene['sentences'][number] & { startMs: number; endMs: number }
export type TimedScene = Omit<Scene, 'sentences'> & {
  startMs: number
  endMs: number
  sentences: TimedSentence[]
}
export type Timeline = { durationMs: number; scenes: TimedScene[] }

export type Span = { startMs: number; endMs: number }

/** Where each sentence goes when sentences of these lengths are spoken with pauses between them. */
export function paceSentences(script: Pick<VideoScript, 'scenes'>, lengthsMs: readonly number[]): Span[] {
  const spans: Span[] = []
  let clock: number = PAUSES_MS.lead
  for (const scene of script.scenes) {
    for (const _ of scene.sentences) {
      const startMs = clock
      const endMs = startMs + (lengthsMs[spans.length] ?? 0)
      spans.push({ startMs, endMs })
      clock = endMs + PAUSES_MS.sentence
    }
    clock += PAUSES_MS.scene - PAUSES_MS.sentence
  }
  return spans
}

/** Scenes and sentences with their times. A scene lasts until halfway through the pause after it. */
export function buildTimeline(
  script: Pick<VideoScript, 'scenes'>,
  spans: readonly Span[],
  durationMs: number,
): Timeline {
  let next = 0
  const timed = script.scenes.map((scene) => ({
    ...scene,
    sentences: scene.sentences.map((sentence) => {
      const span = spans[next]
      next += 1
      if (!span) throw new Error(`There is no time for '${sentence.text}'`)
      return { ...sentence, ...span }
    }),
  }))
  const starts = timed.map(({ sentences }, index) => {
    const before = timed[index - 1]?.sentences.at(-1)?.endMs
    const first = sentences[0]?.startMs ?? 0
    return before === undefined ? 0 : Math.round((before + first) / 2)
  })
  const scenes = timed.map((scene, index) => ({
    ...scene,
    startMs: starts[index] ?? 0,
    endMs: starts[index + 1] ?? durationMs,
  }))
  return { durationMs, scenes }
}
