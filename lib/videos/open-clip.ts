import type { Actor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { storage } from '@/lib/platform/storage'
import { err, ok, type Result } from '@/lib/shared/result'
import { staffOnly } from '@/lib/staff/staff-only'

export type OpenedClip = {
  mediaType: string
  sha256: string
  byteCount: number
  /** Clear bytes of a range, both ends included. */
  stream(start: number, end: number): AsyncIterable<Uint8Array>
}

/** Opens a clip for streaming, for staff. It is about no patient: only a refused look is audited. */
export async function openClip(
  actor: Actor,
  { id, now }: { id: string; now: Date },
): Promise<Result<OpenedClip, 'NOT_FOUND'>> {
  if (!(await staffOnly(actor, { now }))) return err('NOT_FOUND')
  const clip = await db().clip.findFirst({
    where: { id, state: 'ready' },
    select: { storageKey: true, sha256: true },
  })
  const object = clip?.storageKey ? await storage().open(clip.storageKey) : null
  if (!clip?.sha256 || !object) return err('NOT_FOUND')
  const { byteCount } = object
  const stream = (start: number, end: number) => object.stream(start, end)
  return ok({ mediaType: 'video/mp4', sha256: clip.sha256, byteCount, stream })
}
