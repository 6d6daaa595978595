import { recordAudit } from '@/lib/audit/record-audit'
import type { StaffActor } from '@/lib/auth/actor'
import { mayCommand, type TransitionError, transitionOrder } from '@/lib/orders/transition-order'
import { db, type Tx } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { retimeWith } from './ask-retime'
import { findOpen, impressionOf } from './open-work'
import { latestWork, type ReviewWork } from './review-order'
import { readSaidScript, type SaidScript } from './said-script'

type Input = { orderId: string; now: Date }
/** What has to be mended before somebody else reads the work. */
type Fault = 'UNCOVERED' | 'UNSAID' | 'SECTIONS_MISSING' | 'BLANKS' | 'CAPTIONS_COMING'
type SubmitError = TransitionError | 'NOT_READY' | Fault

/**
 * Hands the newest video and plain report to a reader. `NOT_READY` until both are there; `UNCOVERED` while the script
 * neither covers a sentence of the report's Impression nor says why it is left out, and `UNSAID` when the script does but
 * the video does not say it; `SECTIONS_MISSING` while the plain report has neither the heading nor a sentence of a section
 * that is said; `BLANKS` while a blank of a paragraph is open in the captions or the plain report;
 * `CAPTIONS_COMING` when the script was written after its video: it is laid over it now, and its author looks at the
 * captions before somebody else does.
 */
export async function submitForReview(
  actor: StaffActor,
  { orderId, now }: Input,
): Promise<Result<undefined, SubmitError>> {
  const [work, impression, isTheirs] = await Promise.all([
    latestWork(db(), orderId),
    impressionOf(orderId),
    // Whoever may not is refused as such, without a word about the work.
    mayCommand(actor, { orderId, command: 'submit_for_review' }),
  ])
  if (!work) return err('NOT_READY')
  const said = await readSaidScript(actor, { orderId, video: work.video, now })
  return db().$transaction(async (tx) => {
    if (!isSame(work, await latestWork(tx, orderId))) return err('CONFLICT')
    const fault = isTheirs ? await faultOf(tx, actor, { orderId, work, said, impression, now }) : null
    if (fault) return err(fault)
    const moved = await transitionOrder(tx, { orderId, command: 'submit_for_review', actor, now })
    if (!moved.ok) return moved
    await recordAudit(
      { actor, action: 'order.changed', orderId, detail: { to: moved.value.to }, at: now },
      tx,
    )
    return ok()
  })
}

function isSame(work: ReviewWork, now: ReviewWork | null): boolean {
  return (
    now?.video.id === work.video.id &&
    now.video.scriptId === work.video.scriptId &&
    now.plainReport.id === work.plainReport.id
  )
}

type Handed = Input & { work: ReviewWork; said: SaidScript; impression: readonly string[] }

async function faultOf(tx: Tx, actor: StaffActor, { now, ...handed }: Handed): Promise<Fault | null> {
  const open = await findOpen(tx, handed)
  if (open.isUncovered) return open.isCoveredInScript ? 'UNSAID' : 'UNCOVERED'
  if (open.missingSections.length > 0) return 'SECTIONS_MISSING'
  if (open.blanks.length > 0) return 'BLANKS'
  if (open.scriptToLay === null) return null
  const { orderId, work } = handed
  await retimeWith(tx, actor, { orderId, videoId: work.video.id, scriptId: open.scriptToLay, now })
  return 'CAPTIONS_COMING'
}
