import type { Actor } from '@/lib/auth/actor'
import { timingSchema, type VideoTiming } from '@/lib/videos/timing-schema'
import { openVideoFile, type VideoFile } from './video-files'

const MAX_BYTES = 4 * 1024 ** 2

/**
 * When the chapters and sentences of a video are, or null for a video made without a script. A damaged one is put on
 * record and counts as none: the video itself still plays.
 */
export async function readTiming(
  file: VideoFile | null,
  subject: { actor: Actor; orderId: string; objectId: string; now: Date },
): Promise<VideoTiming | null> {
  if (!file) return null
  const opened = await openVideoFile(file, subject)
  if (!opened.ok || opened.value.byteCount > MAX_BYTES) return null
  const parts: Uint8Array[] = []
  for await (const part of opened.value.stream(0, opened.value.byteCount - 1)) parts.push(part)
  const parsed = timingSchema.safeParse(JSON.parse(Buffer.concat(parts).toString('utf8')))
  return parsed.success ? parsed.data : null
}
