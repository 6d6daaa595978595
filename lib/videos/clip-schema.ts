import { z } from 'zod'
import type { TimedSentence } from './timing-schema'

/** A clip explains one thing to everybody; a long one belongs into an article. */
export const MAX_CLIP_MINUTES = 5
/** As much as a phone makes of five minutes in 4K. */
export const MAX_CLIP_BYTES = 2 * 1024 ** 3

/** What is said of a clip when it is begun: its name, and the words that are spoken in it. */
export const clipWordsSchema = z.object({
  title: z.string().trim().min(1).max(120),
  words: z
    .string()
    .transform((text) => text.replace(/\s+/g, ' ').trim())
    .pipe(z.string().min(1).max(6_000)),
})

export type ClipStage = 'uploading' | 'processing' | 'failed' | 'ready' | 'approved' | 'withdrawn'

export type ClipDto = {
  id: string
  title: string
  words: string
  stage: ClipStage
  /** A code of a video that could not be made. */
  failure: string | null
  /** Percent of the processing that is done. */
  progress: number
  /** What was sent is still there, and trying again may help. */
  mayRetry: boolean
  durationMs: number | null
  width: number | null
  height: number | null
  authorName: string | null
  /** The reader made it: somebody else approves it. */
  isOwn: boolean
  createdAt: Date
  approvedByName: string | null
  approvedAt: Date | null
  withdrawnAt: Date | null
  withdrawReason: string | null
  /** In how many videos of orders it plays. */
  useCount: number
}

/** A clip that may be put into a script. */
export type OfferedClip = { id: string; title: string; words: string; durationMs: number }

/** A video in which a clip plays. */
export type ClipUse = {
  orderId: string
  orderNumber: string
  orderStatus: string
  videoVersion: number
  isDelivered: boolean
}

/** What is said in a clip, when, from its start. */
export const clipSentencesSchema: z.ZodType<TimedSentence[]> = z.array(
  z.strictObject({
    id: z.string(),
    text: z.string().max(2_000),
    startMs: z.int().nonnegative(),
    endMs: z.int().nonnegative(),
    covers: z.array(z.string()),
  }),
)
