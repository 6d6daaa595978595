import { randomUUID } from 'node:crypto'
import { recordAudit } from '@/lib/audit/record-audit'
import { type Actor, isStaff, type StaffActor } from '@/lib/auth/actor'
import { openOrderKey } from '@/lib/orders/order-key'
import { millisecondsLeft } from '@/lib/orders/promise'
import { releaseAbandoned } from '@/lib/orders/release-abandoned'
import { type TransitionError, transitionOrder } from '@/lib/orders/transition-order'
import { db, type Tx } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { CHECKLIST_ITEMS, NO_CARDS } from './approval-schema'
import { readCheckCards } from './check-cards'
import { hasWithdrawnClip } from './clip-queries'
import { type FourEyesVerdict, fourEyesVerdict, PEER_REVIEW_HOURS } from './four-eyes'
import { authorsOf } from './work-authors'

type OrderInput = { orderId: string; now: Date }

/**
 * Gives an order back to its author, or to the queue when they have left, with what to change. What was approved before counts no more, see
 * `standingApproval`. `EMPTY` without a note.
 */
export async function sendBack(
  actor: StaffActor,
  { orderId, note, now }: OrderInput & { note: string },
): Promise<Result<undefined, TransitionError | 'EMPTY'>> {
  const body = note.trim()
  if (body === '') return err('EMPTY')
  return db().$transaction(async (tx) => {
    const cipher = await openOrderKey(tx, orderId)
    if (!cipher) return err('NOT_FOUND')
    const moved = await transitionOrder(tx, { orderId, command: 'send_back', actor, now })
    if (!moved.ok) return moved
    await releaseAbandoned(tx, { orderId, now })
    const id = randomUUID()
    const sealed = cipher.encrypt({ table: 'ReviewNote', column: 'body', id }, body)
    const videoId = (await latestWork(tx, orderId))?.video.id ?? null
    await tx.reviewNote.create({
      data: { id, orderId, authorId: actor.userId, videoId, body: sealed, at: now },
      select: { id: true },
    })
    await recordAudit(
      { actor, action: 'order.changed', orderId, objectId: id, detail: { to: moved.value.to }, at: now },
      tx,
    )
    return ok()
  })
}

export type ReviewWork = { video: { id: string; scriptId: string | null }; plainReport: { id: string } }

/**
 * The newest video (when it is ready) and the newest plain report of an order, or null while one is missing. A version that
 * was stopped or could not be made leaves the one before it as the newest.
 */
export async function latestWork(tx: Tx, orderId: string): Promise<ReviewWork | null> {
  const [video, plainReport] = await Promise.all([
    tx.video.findFirst({
      where: { orderId, state: { not: 'failed' } },
      orderBy: { version: 'desc' },
      select: { id: true, state: true, scriptId: true },
    }),
    tx.plainReport.findFirst({
      where: { orderId },
      orderBy: { version: 'desc' },
      select: { id: true },
    }),
  ])
  if (video?.state !== 'ready' || !plainReport) return null
  const { id, scriptId } = video
  return { video: { id, scriptId }, plainReport }
}

/** Whether this actor may approve the newest work of an order in review, and how; null when there is none. */
export async function approvalVerdict(
  tx: Tx,
  actor: StaffActor,
  { orderId, now }: OrderInput,
): Promise<{ verdict: FourEyesVerdict; work: ReviewWork } | null> {
  const [work, order, me, approverDeliveries, flags, readers] = await Promise.all([
    latestWork(tx, orderId),
    tx.order.findFirst({
      where: { id: orderId, status: 'in_review' },
      select: { dueAt: true, pausedAt: true, isSerious: true },
    }),
    tx.user.findUnique({ where: { id: actor.userId }, select: { isTrustedAuthor: true } }),
    tx.delivery.count({ where: { video: { authorId: actor.userId } } }),
    tx.urgentFlag.count({ where: { orderId } }),
    tx.user.count({
      where: {
        id: { not: actor.userId },
        role: { in: ['staff', 'admin'] },
        isOnDuty: true,
        disabledAt: null,
      },
    }),
  ])
  if (!work || !order?.dueAt) return null
  const made = { orderId, videoId: work.video.id, plainReportId: work.plainReport.id }
  const [authorIds = []] = await authorsOf(tx, [made])
  const verdict = fourEyesVerdict({
    approverId: actor.userId,
    authorIds,
    isApproverTrusted: me?.isTrustedAuthor ?? false,
    approverDeliveries,
    hasUrgentFlag: flags > 0,
    isSerious: order.isSerious,
    millisecondsLeft: millisecondsLeft(order.dueAt, order.pausedAt, now),
    isReaderFree: readers > 0,
  })
  return { verdict, work }
}

type Approved = { approvedById: string; isSelfRelease: boolean; at: Date }

/**
 * The approval of exactly this work, given since it was last handed in: one from before it was sent back or
 * withdrawn counts no more, nor does an author's own once the order became urgent or its news serious.
 */
export async function standingApproval(
  tx: Tx,
  orderId: string,
  { video, plainReport }: ReviewWork,
): Promise<Approved | null> {
  const [approval, handedIn] = await Promise.all([
    tx.approval.findUnique({
      where: { videoId_plainReportId: { videoId: video.id, plainReportId: plainReport.id } },
      select: { approvedById: true, isSelfRelease: true, at: true },
    }),
    tx.orderEvent.findFirst({
      where: { orderId, command: 'submit_for_review' },
      orderBy: { at: 'desc' },
      select: { at: true },
    }),
  ])
  if (!approval || (handedIn && approval.at < handedIn.at)) return null
  return approval.isSelfRelease && (await needsSecondReader(tx, orderId)) ? null : approval
}

/** Whatever was known when its author released it. */
async function needsSecondReader(tx: Tx, orderId: string): Promise<boolean> {
  const graver = { OR: [{ isSerious: true }, { urgentFlags: { some: {} } }] }
  return (await tx.order.count({ where: { id: orderId, ...graver } })) > 0
}

export type ApproveError =
  | 'NOT_FOUND'
  | 'NEEDS_ANOTHER_READER'
  | 'CHANGED'
  | 'CLIP_WITHDRAWN'
  | 'NO_CARDS'
  | 'NOT_ALLOWED'

/**
 * Approves exactly the video and plain report that the approver looked at: `CHANGED` when a newer one arrived.
 * Without a second reader only under the exception of `fourEyesVerdict`; then a peer reads it within 72 hours.
 * Approved already since it was handed in: nothing changes. `CLIP_WITHDRAWN` while the video holds a clip that was
 * taken out of use; `NO_CARDS` while there are none to check oneself with, unless the approver says that it needs none.
 */
export async function approveWork(
  actor: Actor,
  input: OrderInput & { videoId: string; plainReportId: string; needsNoCards: boolean },
): Promise<Result<{ isSelfRelease: boolean }, ApproveError>> {
  if (!isStaff(actor)) return err('NOT_ALLOWED')
  const { orderId, videoId, plainReportId, needsNoCards, now } = input
  const hasCards = (await readCheckCards(orderId)).length > 0
  return db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Order" WHERE id = ${orderId}::uuid FOR UPDATE`
    const found = await approvalVerdict(tx, actor, { orderId, now })
    if (!found) return err('NOT_FOUND')
    const { work, verdict } = found
    if (work.video.id !== videoId || work.plainReport.id !== plainReportId) return err('CHANGED')
    if (verdict === 'needs_another_reader') return err('NEEDS_ANOTHER_READER')
    if (await hasWithdrawnClip(tx, videoId)) return err('CLIP_WITHDRAWN')
    const standing = await standingApproval(tx, orderId, work)
    if (standing) return ok({ isSelfRelease: standing.isSelfRelease })
    if (!hasCards && !needsNoCards) return err('NO_CARDS')
    const isSelfRelease = verdict === 'self_release'
    const checklist = [...CHECKLIST_ITEMS, ...(hasCards ? [] : [NO_CARDS.name])]
    await writeApproval(tx, { orderId, work, approverId: actor.userId, isSelfRelease, checklist, now })
    await recordAudit(
      { actor, action: 'work.approved', orderId, objectId: videoId, detail: { isSelfRelease }, at: now },
      tx,
    )
    return ok({ isSelfRelease })
  })
}

type NewApproval = {
  orderId: string
  work: ReviewWork
  approverId: string
  isSelfRelease: boolean
  checklist: string[]
  now: Date
}

/** One row a pair of video and plain report: an approval that counted no more is replaced by the new one. */
async function writeApproval(tx: Tx, approval: NewApproval) {
  const { orderId, work, approverId, isSelfRelease, checklist, now } = approval
  const pair = { videoId: work.video.id, plainReportId: work.plainReport.id }
  const data = {
    approvedById: approverId,
    isSelfRelease,
    reviewDueAt: isSelfRelease ? new Date(now.getTime() + PEER_REVIEW_HOURS * 3_600_000) : null,
    reviewedById: null,
    reviewedAt: null,
    checklist,
    at: now,
  }
  await tx.approval.upsert({
    where: { videoId_plainReportId: pair },
    create: { orderId, ...pair, ...data },
    update: data,
    select: { id: true },
  })
  const approved = { approvedAt: now, approvedById: approverId }
  await tx.video.update({ where: { id: pair.videoId }, data: approved, select: { id: true } })
  await tx.plainReport.update({ where: { id: pair.plainReportId }, data: approved, select: { id: true } })
}
