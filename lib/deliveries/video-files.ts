import type { Actor } from '@/lib/auth/actor'
import { guardedOpen, guardedStream } from '@/lib/orders/raise-corrupt-file'
import { ok, type Result } from '@/lib/shared/result'
import type { OwnPart } from './video-part-schema'

export type OpenedVideo = {
  mediaType: string
  sha256: string
  byteCount: number
  /** Clear bytes of a range, both ends included. */
  stream(start: number, end: number): AsyncIterable<Uint8Array>
}

/** Where a part of a video is stored. */
export type VideoFile = { storageKey: string; mediaType: string; sha256: string }

/** The columns that `fileOf` reads. */
export const VIDEO_FILES = {
  storageKey: true,
  mediaType: true,
  sha256: true,
  assets: { select: { kind: true, storageKey: true, mediaType: true, sha256: true } },
} as const

type VideoRow = {
  storageKey: string | null
  mediaType: string | null
  sha256: string | null
  assets: readonly (VideoFile & { kind: string })[]
}

/** The stored file of a part, or null when the video has none. What is saved is the video itself until its copy is made. */
export function fileOf(video: VideoRow, part: OwnPart): VideoFile | null {
  const asset = video.assets.find(({ kind }) => kind === part)
  if (asset) return asset
  if (part !== 'video' && part !== 'download') return null
  const { storageKey, mediaType, sha256 } = video
  return storageKey && sha256 ? { storageKey, mediaType: mediaType ?? 'video/mp4', sha256 } : null
}

/** Opens a stored part. Damage is put on record; whether the actor may have it was decided before. */
export async function openVideoFile(
  { storageKey, mediaType, sha256 }: VideoFile,
  subject: { actor: Actor; orderId: string; objectId: string; now: Date },
): Promise<Result<OpenedVideo, 'NOT_FOUND' | 'CORRUPT'>> {
  const opened = await guardedOpen(storageKey, subject)
  if (!opened.ok) return opened
  const stream = (start: number, end: number) => guardedStream(opened.value.stream(start, end), subject)
  return ok({ mediaType, sha256, byteCount: opened.value.byteCount, stream })
}
