import { recordAudit } from '@/lib/audit/record-audit'
import type { StaffActor } from '@/lib/auth/actor'
import { type TransitionError, transitionOrder } from '@/lib/orders/transition-order'
import { db, type Tx } from '@/lib/platform/db'
import { impressionIn, outlineOf } from '@/lib/reports/report-outline'
import { reportTextOf } from '@/lib/reports/report-page-queries'
import { err, ok, type Result } from '@/lib/shared/result'
import { retimeWith } from './ask-retime'
import { latestWork } from './review-order'
import { findNewestScript } from './script-queries'
import { type Script, scriptText, uncoveredIn } from './script-schema'
import { maySendVideo } from './video-policy'

type SubmitError = TransitionError | 'NOT_READY' | 'UNCOVERED' | 'CAPTIONS_COMING'

/**
 * Hands the newest video and plain report to a reader. `NOT_READY` until both are there; `UNCOVERED` while the script
 * neither covers a sentence of the report's Impression nor says why it is left out; `CAPTIONS_COMING` when the script was
 * written after its video: it is laid over it now, and its author looks at the captions before somebody else does.
 */
export async function submitForReview(
  actor: StaffActor,
  { orderId, now }: { orderId: string; now: Date },
): Promise<Result<undefined, SubmitError>> {
  const impression = await impressionOf(orderId)
  const mayWrite = await maySendVideo(actor, orderId)
  return db().$transaction(async (tx) => {
    const work = await latestWork(tx, orderId)
    if (!work) return err('NOT_READY')
    const newest = await findNewestScript(tx, orderId)
    if (uncoveredIn(newest?.script ?? null, impression).length > 0) return err('UNCOVERED')
    const videoId = work.video.id
    if (mayWrite && newest && (await lacksCaptions(tx, videoId, newest.script))) {
      await retimeWith(tx, actor, { orderId, videoId, scriptId: newest.id, now })
      return err('CAPTIONS_COMING')
    }
    const moved = await transitionOrder(tx, { orderId, command: 'submit_for_review', actor, now })
    if (!moved.ok) return moved
    await recordAudit(
      { actor, action: 'order.changed', orderId, detail: { to: moved.value.to }, at: now },
      tx,
    )
    return ok()
  })
}

/** Ids of the sentences of the report's Impression; none when its words are not known. */
async function impressionOf(orderId: string): Promise<string[]> {
  return impressionIn(outlineOf(await reportTextOf(orderId))).map(({ id }) => id)
}

/** Words are written for a video, and it has no captions of them yet, or is about to get others. */
async function lacksCaptions(tx: Tx, videoId: string, script: Script): Promise<boolean> {
  if (scriptText(script) === '') return false
  const isCaptioned = { retimeSince: null, assets: { some: { kind: 'captions' } } } as const
  return (await tx.video.count({ where: { id: videoId, ...isCaptioned } })) === 0
}
