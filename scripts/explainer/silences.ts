import type { Sound } from './sound'
import type { Span } from './timeline'

const WINDOW_MS = 20
const SHORTEST_PAUSE_MS = 180
/** A window this much quieter than the loudest one is a pause. */
const QUIET_SHARE = 0.03

function loudness({ sampleRate, samples }: Sound): number[] {
  const size = Math.round((sampleRate * WINDOW_MS) / 1000)
  return Array.from({ length: Math.floor(samples.length / size) }, (_, index) => {
    const part = samples.subarray(index * size, (index + 1) * size)
    return Math.sqrt(part.reduce((sum, sample) => sum + sample * sample, 0) / size)
  })
}

/**
 * Where each of `count` sentences lies in a recording: between its longest pauses. Throws when there are too few
 * pauses, for then the reader ran sentences together.
 */
export function alignToPauses(sound: Sound, count: number): Span[] {
  const levels = loudness(sound)
  const limit = levels.reduce((most, level) => Math.max(most, level), 0) * QUIET_SHARE
  const first = levels.findIndex((level) => level > limit)
  const last = levels.findLastIndex((level) => level > limit)
  if (first < 0) throw new Error('The recording holds only silence')
  const pauses: Span[] = []
  let quietFrom: number | undefined
  for (let index = first; index <= last; index += 1) {
    if ((levels[index] ?? 0) <= limit) quietFrom ??= index
    else if (quietFrom !== undefined) {
      pauses.push({ startMs: quietFrom * WINDOW_MS, endMs: index * WINDOW_MS })
      quietFrom = undefined
    }
  }
  const borders = pauses
    .filter(({ startMs, endMs }) => endMs - startMs >= SHORTEST_PAUSE_MS)
    .sort((a, b) => b.endMs - b.startMs - (a.endMs - a.startMs))
    .slice(0, count - 1)
    .sort((a, b) => a.startMs - b.startMs)
  if (borders.length < count - 1) {
    throw new Error(`The recording has ${borders.length + 1} parts, the script ${count} sentences`)
  }
  return Array.from({ length: count }, (_, index) => ({
    startMs: borders[index - 1]?.endMs ?? first * WINDOW_MS,
    endMs: borders[index]?.startMs ?? (last + 1) * WINDOW_MS,
  }))
}
