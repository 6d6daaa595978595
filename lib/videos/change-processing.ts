import { recordAudit } from '@/lib/audit/record-audit'
import type { StaffActor } from '@/lib/auth/actor'
import { enqueue } from '@/lib/jobs/enqueue'
import { db } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { RETRYABLE } from './processing/video-failure'
import { maySendVideo } from './video-policy'

type Input = { orderId: string; videoId: string; now: Date }
type ChangeError = 'NOT_YOURS' | 'CONFLICT'

/**
 * Stops the processing of a video; what was sent is kept for a day, to be tried again. `CONFLICT` when it is already
 * over.
 */
export async function cancelProcessing(
  actor: StaffActor,
  input: Input,
): Promise<Result<undefined, ChangeError>> {
  const { orderId, videoId, now } = input
  if (!(await maySendVideo(actor, orderId))) return err('NOT_YOURS')
  return db().$transaction(async (tx) => {
    const { count } = await tx.video.updateMany({
      where: { id: videoId, orderId, state: 'processing' },
      data: { state: 'failed', failure: 'CANCELED' },
    })
    if (count === 0) return err('CONFLICT')
    await recordAudit({ actor, action: 'video.canceled', orderId, objectId: videoId, at: now }, tx)
    return ok()
  })
}

/** Processes a video once more of what was sent for it. `CONFLICT` when trying again cannot help. */
export async function retryProcessing(
  actor: StaffActor,
  input: Input,
): Promise<Result<undefined, ChangeError>> {
  const { orderId, videoId, now } = input
  if (!(await maySendVideo(actor, orderId))) return err('NOT_YOURS')
  return db().$transaction(async (tx) => {
    const { count } = await tx.video.updateMany({
      where: { id: videoId, orderId, state: 'failed', failure: { in: [...RETRYABLE] } },
      data: { state: 'processing', failure: null, failedSectionId: null, progress: 0, attempts: 0 },
    })
    if (count === 0) return err('CONFLICT')
    await enqueue(tx, 'video.process', { videoId })
    await recordAudit({ actor, action: 'video.retried', orderId, objectId: videoId, at: now }, tx)
    return ok()
  })
}

type ClipInput = { clipId: string; now: Date }

/** Stops the making of a clip, for its author; what was sent is kept for a day. `CONFLICT` when it is already over. */
export async function stopClip(
  actor: StaffActor,
  { clipId, now }: ClipInput,
): Promise<Result<undefined, ChangeError>> {
  const own = { id: clipId, authorId: actor.userId }
  if ((await db().clip.count({ where: own })) === 0) return err('NOT_YOURS')
  return db().$transaction(async (tx) => {
    const { count } = await tx.clip.updateMany({
      where: { ...own, state: 'processing' },
      data: { state: 'failed', failure: 'CANCELED' },
    })
    if (count === 0) return err('CONFLICT')
    await recordAudit({ actor, action: 'clip.canceled', objectId: clipId, at: now }, tx)
    return ok()
  })
}

/** Makes a clip once more of what was sent for it, for its author. `CONFLICT` when that is gone, or cannot help. */
export async function makeClipAgain(
  actor: StaffActor,
  { clipId, now }: ClipInput,
): Promise<Result<undefined, ChangeError>> {
  const own = { id: clipId, authorId: actor.userId }
  if ((await db().clip.count({ where: own })) === 0) return err('NOT_YOURS')
  return db().$transaction(async (tx) => {
    const { count } = await tx.clip.updateMany({
      where: { ...own, state: 'failed', failure: { in: [...RETRYABLE] }, sourceId: { not: null } },
      data: { state: 'processing', failure: null, progress: 0, attempts: 0 },
    })
    if (count === 0) return err('CONFLICT')
    await enqueue(tx, 'clip.process', { clipId })
    await recordAudit({ actor, action: 'clip.retried', objectId: clipId, at: now }, tx)
    return ok()
  })
}
