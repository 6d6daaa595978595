/** How much of a video has played, and where it was last. */
export type Played = { seconds: number; at: number }

export const NOTHING_PLAYED: Played = { seconds: 0, at: 0 }

/** Browsers say where they are several times a second: a longer step, at any speed, is a jump. */
const LONGEST_STEP_SECONDS = 1.5

/** Counts what has played since the video was last looked at; a jump counts nothing. */
export function playedOn({ seconds, at }: Played, now: number): Played {
  const step = now - at
  return { seconds: seconds + (step > 0 && step <= LONGEST_STEP_SECONDS ? step : 0), at: now }
}
