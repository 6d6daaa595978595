import { z } from 'zod'

/** What a browser and the server tell each other while recording. */

/** About two seconds of recording have 0.5 MB; more than this is no chunk. */
export const MAX_CHUNK_BYTES = 16 * 1024 ** 2
export const MAX_SEGMENT_CHUNKS = 10_000
export const MAX_PART = 1_000

const id = z.string().regex(/^[A-Za-z0-9_-]{1,80}$/)

/** When the teleprompter came to a sentence, in milliseconds from the start of its segment, with a mark of its words. */
export const teleprompterLogSchema = z
  .array(
    z.strictObject({
      sentenceId: id,
      atMs: z.int().nonnegative(),
      words: z
        .string()
        .regex(/^[0-9a-f]{8}$/)
        .optional(),
    }),
  )
  .max(5_000)

/** A segment as the browser has it. Sent when it begins, whenever the log grew, and when it ends. */
export const segmentSchema = z.strictObject({
  recordingId: z.uuid(),
  sectionId: id,
  /** A retake of its section is the next take, from 0. The highest one with anything in it is used. */
  take: z.int().min(0).max(1_000),
  /** Going on after a break (a killed tab, another microphone) is the next part of the same take, from 0. */
  part: z.int().min(0).max(MAX_PART),
  mediaType: z.string().regex(/^video\/(webm|mp4)\b[ -~]{0,80}$/),
  /** Null while it is recorded; 0 to throw it away. */
  chunkCount: z.int().min(0).max(MAX_SEGMENT_CHUNKS).nullable(),
  log: teleprompterLogSchema,
})

export const sequenceSchema = z.coerce.number().int().min(0).max(MAX_SEGMENT_CHUNKS)
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/)

/** Makes the video; `isSure`: also where something is missing of it, or not as it is written. */
export const finishSchema = z.strictObject({ isSure: z.boolean() })

export type SegmentInput = z.output<typeof segmentSchema>

/** What the server has of a segment: a browser that comes back sends what is missing. */
const recordedSegmentSchema = segmentSchema.omit({ recordingId: true }).extend({
  id: z.uuid(),
  /** The sequence numbers of the chunks that arrived. */
  received: z.array(z.int()),
})
export const recordingSchema = z.object({ id: z.uuid(), segments: z.array(recordedSegmentSchema) })

export type RecordedSegment = z.output<typeof recordedSegmentSchema>
export type RecordingDto = z.output<typeof recordingSchema>
