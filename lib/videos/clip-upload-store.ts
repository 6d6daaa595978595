import { ERRORS } from '@tus/server'
import { recordAudit } from '@/lib/audit/record-audit'
import { enqueue } from '@/lib/jobs/enqueue'
import { db, type Tx } from '@/lib/platform/db'
import { MediaUploadStore } from './media-upload-store'

/** A file arrived meanwhile, from another window; a client does not try 422 again. */
const TAKEN = { status_code: 422, body: 'CONFLICT' }

/**
 * Takes in the file of a clip that has none yet, or whose file could not be used, from its author; the last chunk has
 * it made ready. Its name, which nobody needs, is not kept.
 */
export class ClipUploadStore extends MediaUploadStore<{ clipId: string }> {
  protected override async assertMaySend(): Promise<void> {
    const where = { id: this.target.clipId, authorId: this.actor.userId }
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
    const { clipId } = this.target
    const { count } = await tx.clip.updateMany({
      where: { id: clipId, authorId: this.actor.userId, state: { in: ['uploading', 'failed'] } },
      data: { state: 'processing', failure: null, progress: 0, attempts: 0, sourceId: uploadId },
    })
    if (count === 0) throw TAKEN
    await enqueue(tx, 'clip.process', { clipId })
    await recordAudit({ actor: this.actor, action: 'clip.uploaded', objectId: clipId, at: now }, tx)
  }
}
