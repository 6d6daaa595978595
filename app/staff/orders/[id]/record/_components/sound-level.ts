/** What is wrong with the sound of the last seconds; null when it is good. */
export type SoundProblem = 'muted' | 'silent' | 'clipping' | null

const SILENT = 0.004
const CLIPPED = 0.985
const SILENT_MS = 3_000

export type SoundReading = { at: number; peak: number }

/** Whether nothing can come of it: its switch is off, we turned it off, or it went away. */
export function isMuted({
  muted,
  enabled,
  readyState,
}: Pick<MediaStreamTrack, 'muted' | 'enabled' | 'readyState'>): boolean {
  return muted || !enabled || readyState === 'ended'
}

/** Loudest sample of a piece of sound, 0 to 1. */
export function peakOf(samples: Float32Array): number {
  let peak = 0
  for (const sample of samples) peak = Math.max(peak, Math.abs(sample))
  return peak
}

/**
 * Looks at the readings of the last seconds. Silence counts once it lasted 3 s: people breathe.
 * @param readings in the order of time, the oldest at least as old as what is judged
 */
export function soundProblem(readings: readonly SoundReading[], isOff: boolean, now: number): SoundProblem {
  if (isOff) return 'muted'
  const recent = readings.filter(({ at }) => now - at <= SILENT_MS)
  if (recent.some(({ peak }) => peak >= CLIPPED)) return 'clipping'
  const isLongEnough = readings.some(({ at }) => now - at > SILENT_MS)
  return isLongEnough && recent.length > 0 && recent.every(({ peak }) => peak < SILENT) ? 'silent' : null
}
