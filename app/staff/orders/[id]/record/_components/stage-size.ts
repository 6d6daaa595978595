/** What all that is drawn counts in, whatever the size of the recorded picture. */
export const STAGE_WIDTH = 1280
export const STAGE_HEIGHT = 720

/** Pixels of the recorded picture for each unit of the stage, and how much of a second of it is kept. */
export const PICTURES = {
  hd: { scale: 1, bitsPerSecond: 2_500_000 },
  // Pages stand still: more than this would only load for longer on a slow line.
  fullHd: { scale: 1.5, bitsPerSecond: 3_000_000 },
} as const
