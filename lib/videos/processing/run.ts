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
