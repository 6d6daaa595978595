import { ERRORS } from '@tus/server'
import { recordAudit } from '@/lib/audit/record-audit'
import type { StaffActor } from '@/lib/auth/actor'
import { enqueue } from '@/lib/jobs/enqueue'
import type { Clock } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import { MediaUploadStore } from './media-upload-store'

/** A file arrived meanwhile, from another window; a client does not try 422 again. */
const TAKEN = { status_code: 422, body: 'CONFLICT' }

/**
 * Takes in the file of a clip that has none yet, or whose file could not be used, from its author; the last chunk has
 * it made ready. Its name, which nobody needs, is not kept.
 */
export class ClipUploadStore extends MediaUploadStore {
  readonly #clipId: string

  constructor(actor: StaffActor, clipId: string, clock: Clock) {
    super(actor, { clipId }, clock)
    this.#clipId = clipId
  }

  protected override async assertMaySend(): Promise<void> {
    const where = { id: this.#clipId, authorId: this.actor.userId }
    const clip = await db().clip.findFirst({ where, select: { state: true } })
    if (!clip) throw ERRORS.FILE_NOT_FOUND
    if (clip.state !== 'uploading' && clip.state !== 'failed') throw TAKEN
  }

  protected override async keptName(): Promise<null> {
    return null
  }

  protected override async complete(
    tx: Tx,
    { uploadId, now }: { uploadId: string; now: Date },
  ): Promise<void> {
    const clipId = this.#clipId
    const { count } = await tx.clip.updateMany({
      where: { id: clipId, authorId: this.actor.userId, state: { in: ['uploading', 'failed'] } },
      data: { state: 'processing', failure: null, sourceId: uploadId },
    })
    if (count === 0) throw TAKEN
    await enqueue(tx, 'clip.process', { clipId })
    await recordAudit({ actor: this.actor, action: 'clip.uploaded', objectId: clipId, at: now }, tx)
  }
}

/** What this person began to send for a clip, and how much of it has arrived. */
export async function findUnfinishedClipUpload(actor: StaffActor, clipId: string) {
  const row = await db().videoUpload.findFirst({
    where: { clipId, userId: actor.userId, completedAt: null, byteOffset: { gt: 0 } },
    orderBy: { updatedAt: 'desc' },
    select: { byteCount: true, byteOffset: true },
  })
  return row && { byteCount: Number(row.byteCount), byteOffset: Number(row.byteOffset) }
}
