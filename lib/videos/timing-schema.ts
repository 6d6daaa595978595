import { z } from 'zod'

/** When everything of a finished video happens, in milliseconds from its start: stored beside it as JSON. */
const moment = z.int().nonnegative()
const text = z.string().max(2_000)

const sprite = z.strictObject({
  columns: z.int().positive(),
  rows: z.int().positive(),
  tileWidth: z.int().positive(),
  tileHeight: z.int().positive(),
  /** A tile of the sprite stands for this long. */
  everyMs: z.int().positive(),
})

export const timingSchema = z.object({
  durationMs: moment,
  chapters: z.array(z.strictObject({ id: z.string(), title: text, startMs: moment, endMs: moment })),
  sentences: z.array(
    z.strictObject({ id: z.string(), text, startMs: moment, endMs: moment, covers: z.array(z.string()) }),
  ),
  sprite: sprite.nullable(),
})

export type VideoTiming = z.output<typeof timingSchema>
export type TimedSentence = VideoTiming['sentences'][number]
export type TimedChapter = VideoTiming['chapters'][number]
export type SpriteLayout = z.output<typeof sprite>
