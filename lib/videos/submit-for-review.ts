import { recordAudit } from '@/lib/audit/record-audit'
import type { StaffActor } from '@/lib/auth/actor'
import { openOrderKey } from '@/lib/orders/order-key'
import { type TransitionError, transitionOrder } from '@/lib/orders/transition-order'
import { db, type Tx } from '@/lib/platform/db'
import { impressionIn, outlineOf } from '@/lib/reports/report-outline'
import { reportTextOf } from '@/lib/reports/report-page-queries'
import { err, ok, type Result } from '@/lib/shared/result'
import { retimeWith } from './ask-retime'
import { plainReportSchema, plainReportText } from './plain-report-schema'
import { latestWork, type ReviewWork } from './review-order'
import { readSaidScript, type SaidScript } from './said-script'
import { findNewestScript } from './script-queries'
import { type Script, scriptText, uncoveredIn } from './script-schema'
import { blanksIn } from './voice-macro-schema'

type Input = { orderId: string; now: Date }
/** What has to be mended before somebody else reads the work. */
type Fault = 'UNCOVERED' | 'UNSAID' | 'BLANKS' | 'CAPTIONS_COMING'
type SubmitError = TransitionError | 'NOT_READY' | Fault

/**
 * Hands the newest video and plain report to a reader. `NOT_READY` until both are there; `UNCOVERED` while the script
 * neither covers a sentence of the report's Impression nor says why it is left out, and `UNSAID` when the script does but
 * the video does not say it; `BLANKS` while a blank of a paragraph is open in the captions or the plain report;
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
    mayHandIn(actor, orderId),
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

/** Whoever may not is refused as such, without a word about the work: see `submit_for_review` in `order-status`. */
async function mayHandIn({ kind, userId }: StaffActor, orderId: string): Promise<boolean> {
  const whose = kind === 'admin' ? {} : { claimedById: userId }
  return (await db().order.count({ where: { id: orderId, status: 'in_production', ...whose } })) > 0
}

/** Ids of the sentences of the report's Impression; none when its words are not known. */
async function impressionOf(orderId: string): Promise<string[]> {
  return impressionIn(outlineOf(await reportTextOf(orderId))).map(({ id }) => id)
}

function isSame(work: ReviewWork, now: ReviewWork | null): boolean {
  return (
    now?.video.id === work.video.id &&
    now.video.scriptId === work.video.scriptId &&
    now.plainReport.id === work.plainReport.id
  )
}

type Handed = Input & { work: ReviewWork; said: SaidScript; impression: readonly string[] }

async function faultOf(
  tx: Tx,
  actor: StaffActor,
  { orderId, work, said, impression, now }: Handed,
): Promise<Fault | null> {
  const newest = await findNewestScript(tx, orderId)
  const isWritten = uncoveredIn(newest?.script ?? null, impression).length === 0
  const written = await readPlainReport(tx, orderId, work.plainReport.id)
  if (newest && (await lacksCaptions(tx, work.video.id, newest.script))) {
    if (!isWritten) return 'UNCOVERED'
    if (blanksIn(`${scriptText(newest.script)}\n${written}`).length > 0) return 'BLANKS'
    await retimeWith(tx, actor, { orderId, videoId: work.video.id, scriptId: newest.id, now })
    return 'CAPTIONS_COMING'
  }
  if (uncoveredIn(said.script, impression).length > 0) return isWritten ? 'UNSAID' : 'UNCOVERED'
  return blanksIn(`${said.captions}\n${written}`).length > 0 ? 'BLANKS' : null
}

/** Words are written for a video, and it has no captions of them yet, or is about to get others. */
async function lacksCaptions(tx: Tx, videoId: string, script: Script): Promise<boolean> {
  if (scriptText(script) === '') return false
  const isCaptioned = { retimeSince: null, assets: { some: { kind: 'captions' } } } as const
  return (await tx.video.count({ where: { id: videoId, ...isCaptioned } })) === 0
}

async function readPlainReport(tx: Tx, orderId: string, id: string): Promise<string> {
  const [cipher, row] = await Promise.all([
    openOrderKey(tx, orderId),
    tx.plainReport.findUnique({ where: { id }, select: { body: true } }),
  ])
  const body = cipher?.decrypt({ table: 'PlainReport', column: 'body', id }, row?.body ?? null)
  return body ? plainReportText(plainReportSchema.parse(JSON.parse(body))) : ''
}
