import { z } from 'zod'

export const MAX_CUES = 1_000
export const MAX_CUE_CHARS = 1_000

const moment = z.int().nonnegative()

/** The captions of a video as they are corrected by hand: in order, one after the other. */
export const cuesSchema = z
  .array(
    z.strictObject({
      /** A sentence of the script, or one that was added by hand. */
      id: z.string().regex(/^[A-Za-z0-9_-]{1,80}$/),
      text: z.string().trim().min(1).max(MAX_CUE_CHARS),
      startMs: moment,
      endMs: moment,
    }),
  )
  .max(MAX_CUES)
  .refine((cues) => cues.every(({ startMs, endMs }) => startMs < endMs), 'ends before it begins')
  .refine(
    (cues) => cues.every(({ startMs }, index) => startMs >= (cues[index - 1]?.endMs ?? 0)),
    'begins before the one above it ends',
  )
  .refine((cues) => new Set(cues.map(({ id }) => id)).size === cues.length, 'is there twice')

export type Cue = z.output<typeof cuesSchema>[number]
export type Captions = { revision: number; durationMs: number; cues: Cue[] }
