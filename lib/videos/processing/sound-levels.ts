import fs from 'node:fs'

/** Sound between the steps: interleaved stereo, 16 bit little-endian, 48,000 samples a second. */
export const PCM = { sampleRate: 48_000, bytesPerSecond: 48_000 * 4, frameBytes: 4 } as const
export const PCM_FORMAT = ['-f', 's16le', '-ar', '48000', '-ac', '2'] as const

const WINDOW_MS = 20
const WINDOW_BYTES = (PCM.bytesPerSecond * WINDOW_MS) / 1000
const SILENCE_DB = -60
const MIN_PAUSE_MS = 240

export type Span = { startMs: number; endMs: number }
/** Where someone speaks: from the first sound to the last, and the pauses between. */
export type Speech = Span & { pauses: Span[] }

/** The loudness of each 20 ms of a sound file, in decibels below full scale (−96 for none). */
export async function readLevels(file: string): Promise<number[]> {
  const levels: number[] = []
  let rest: Buffer = Buffer.alloc(0)
  const source: AsyncIterable<Buffer> = fs.createReadStream(file, { highWaterMark: WINDOW_BYTES * 100 })
  for await (const part of source) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, part]) : part
    let at = 0
    for (; at + WINDOW_BYTES <= bytes.length; at += WINDOW_BYTES) levels.push(levelOf(bytes, at))
    rest = bytes.subarray(at)
  }
  return levels
}

function levelOf(bytes: Buffer, from: number): number {
  let sum = 0
  // The left channel of every second sample is enough to tell speech from silence.
  for (let at = from; at < from + WINDOW_BYTES; at += PCM.frameBytes * 2) {
    const sample = bytes.readInt16LE(at)
    sum += sample * sample
  }
  const mean = sum / (WINDOW_BYTES / (PCM.frameBytes * 2))
  return mean < 0.25 ? -96 : 10 * Math.log10(mean / 32_768 ** 2)
}

/** Finds where someone speaks, against the noise of their own room. Null when there is nothing to hear at all. */
export function findSpeech(levels: readonly number[]): Speech | null {
  const sorted = levels.toSorted((a, b) => a - b)
  const loud = sorted[Math.floor(sorted.length * 0.95)] ?? -96
  if ((sorted.at(-1) ?? -96) < SILENCE_DB) return null
  const quiet = Math.max(sorted[Math.floor(sorted.length * 0.1)] ?? -96, -80)
  // An even sound, such as music, has no pauses.
  const threshold = loud - quiet < 10 ? SILENCE_DB : Math.max(SILENCE_DB, quiet + 0.35 * (loud - quiet))
  const isHeard = (level: number) => level > threshold
  const first = levels.findIndex(isHeard)
  if (first === -1) return null
  const last = levels.findLastIndex(isHeard)
  return {
    startMs: first * WINDOW_MS,
    endMs: (last + 1) * WINDOW_MS,
    pauses: pausesIn(levels, first, last, isHeard),
  }
}

function pausesIn(
  levels: readonly number[],
  first: number,
  last: number,
  isHeard: (level: number) => boolean,
): Span[] {
  const pauses: Span[] = []
  let since: number | null = null
  for (let at = first; at <= last; at++) {
    if (!isHeard(levels[at] ?? -96)) {
      since ??= at
      continue
    }
    if (since !== null && (at - since) * WINDOW_MS >= MIN_PAUSE_MS)
      pauses.push({ startMs: since * WINDOW_MS, endMs: at * WINDOW_MS })
    since = null
  }
  return pauses
}
