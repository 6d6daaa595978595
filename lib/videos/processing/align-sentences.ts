import type { Span, Speech } from './sound-levels'

/** Said quickly or slowly, each sentence takes some time beyond its letters. */
const OVERHEAD_CHARS = 12
const MIN_WINDOW_MS = 15_000
/** What ending a sentence where nobody pauses costs, against the bonus of up to 1 for a long pause. */
const NO_PAUSE_COST = 1.5
const LONG_PAUSE_MS = 800

type Boundary = Span & { cost: number }
type Step = { boundary: Boundary; cost: number; before: Step | null }

/**
 * When each sentence was said, when nobody noted it: sentences are laid over the speech so that each takes about the
 * share of its length and ends where the speaker pauses. Found by dynamic programming over the pauses.
 */
export function alignSentences(texts: readonly string[], speech: Speech): Span[] {
  if (texts.length === 0) return []
  const weights = texts.map((text) => text.length + OVERHEAD_CHARS)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const msPerWeight = Math.max(1, speech.endMs - speech.startMs) / total
  const start: Boundary = { startMs: speech.startMs, endMs: speech.startMs, cost: 0 }
  const end: Boundary = { startMs: speech.endMs, endMs: speech.endMs, cost: 0 }
  let steps: Step[] = [{ boundary: start, cost: 0, before: null }]
  let expected = speech.startMs
  for (const [index, weight] of weights.entries()) {
    const length = weight * msPerWeight
    expected += length
    const ends = index === weights.length - 1 ? [end] : boundariesNear(expected, speech)
    steps = ends.map((boundary) => bestStep(boundary, length, steps))
  }
  return spansOf(steps[0] ?? null)
}

function boundariesNear(expectedMs: number, speech: Speech): Boundary[] {
  const window = Math.max(MIN_WINDOW_MS, (speech.endMs - speech.startMs) * 0.1)
  const pauses = speech.pauses.filter((pause) => Math.abs(pause.startMs - expectedMs) <= window)
  const between = { startMs: expectedMs, endMs: expectedMs, cost: NO_PAUSE_COST }
  return [
    ...pauses.map((pause) => ({
      ...pause,
      cost: -Math.min(1, (pause.endMs - pause.startMs) / LONG_PAUSE_MS),
    })),
    between,
  ]
}

function bestStep(boundary: Boundary, expectedMs: number, before: readonly Step[]): Step {
  let best: Step | null = null
  for (const step of before) {
    const cost = step.cost + boundary.cost + lengthCost(boundary.startMs - step.boundary.endMs, expectedMs)
    if (!best || cost < best.cost) best = { boundary, cost, before: step }
  }
  return best ?? { boundary, cost: 0, before: null }
}

function lengthCost(actualMs: number, expectedMs: number): number {
  if (actualMs <= 0) return 1_000 - actualMs
  return 4 * Math.log(actualMs / expectedMs) ** 2
}

function spansOf(last: Step | null): Span[] {
  const spans: Span[] = []
  for (let step = last; step?.before; step = step.before) {
    const startMs = step.before.boundary.endMs
    spans.push({ startMs: Math.round(startMs), endMs: Math.round(Math.max(startMs, step.boundary.startMs)) })
  }
  return spans.reverse()
}
