import { recordAudit } from '@/lib/audit/record-audit'
import type { StaffActor } from '@/lib/auth/actor'
import { enqueue } from '@/lib/jobs/enqueue'
import { db, type Tx } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { findNewestScript } from './script-queries'
import { scriptText } from './script-schema'
import { maySendVideo } from './video-policy'

type Input = { orderId: string; videoId: string; now: Date }

/**
 * Has the newest script laid over what is said in a finished video: its captions, chapters and transcript are made anew
 * of it, and captions that were corrected by hand are replaced. `NO_SCRIPT` while no words are written; `CONFLICT` when
 * the video is not there. Asked twice, it is done once.
 */
export async function askRetime(
  actor: StaffActor,
  input: Input,
): Promise<Result<undefined, 'NOT_YOURS' | 'NO_SCRIPT' | 'CONFLICT'>> {
  if (!(await maySendVideo(actor, input.orderId))) return err('NOT_YOURS')
  return db().$transaction(async (tx) => {
    const newest = await findNewestScript(tx, input.orderId)
    if (!newest || scriptText(newest.script) === '') return err('NO_SCRIPT')
    return (await retimeWith(tx, actor, { ...input, scriptId: newest.id })) ? ok() : err('CONFLICT')
  })
}

/** Writes down which script is to be laid over a video, and the job for it. False when the video is not there. */
export async function retimeWith(
  tx: Tx,
  actor: StaffActor,
  { orderId, videoId, scriptId, now }: Input & { scriptId: string },
): Promise<boolean> {
  const ready = { id: videoId, orderId, state: 'ready' } as const
  const { count } = await tx.video.updateMany({
    where: { ...ready, OR: [{ retimeSince: null }, { scriptId: { not: scriptId } }] },
    data: { scriptId, retimeSince: now },
  })
  if (count === 0) return (await tx.video.count({ where: ready })) > 0
  await enqueue(tx, 'video.retime', { videoId })
  await recordAudit({ actor, action: 'video.retimed', orderId, objectId: videoId, at: now }, tx)
  return true
}
