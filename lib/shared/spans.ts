/** Something that lasts from one moment of a video to another, in milliseconds; the end is not part of it. */
export type Span = { startMs: number; endMs: number }

/** The place of the span that holds a moment, or -1. Spans are in order and do not overlap. */
export function indexAt(spans: readonly Span[], ms: number): number {
  return spans.findIndex(({ startMs, endMs }) => ms >= startMs && ms < endMs)
}

/** `1:05`, or `1:02:03` from an hour on. */
export function clockTime(ms: number): string {
  const total = Math.max(0, Math.floor(ms / 1_000))
  const [hours, minutes, seconds] = [Math.floor(total / 3_600), Math.floor(total / 60) % 60, total % 60]
  const tail = `${hours > 0 ? String(minutes).padStart(2, '0') : minutes}:${String(seconds).padStart(2, '0')}`
  return hours > 0 ? `${hours}:${tail}` : tail
}
