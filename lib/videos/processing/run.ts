/** What each step of making a video gets. */
export type Run = {
  /** A private folder; every file of the steps is made in it. */
  dir: string
  signal: AbortSignal
  /** From 0 to 1, of the slowest step. */
  onProgress: (share: number) => void
  /** How many milliseconds a step may take for so many seconds of video. */
  timeLimit: (seconds: number) => number
}

/** Ten minutes, and four times its length: 4K from a phone on a busy machine takes about as long as it lasts. */
export function timeLimit(seconds: number): number {
  return 600_000 + seconds * 4_000
}
