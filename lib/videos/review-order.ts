import { type Actor, isStaff, type StaffActor } from '@/lib/auth/actor'
import { millisecondsLeft } from '@/lib/orders/promise'
import { type TransitionError, transitionOrder } from '@/lib/orders/transition-order'
import { db, type Tx } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { CHECKLIST_ITEMS } from './approval-schema'
import { type FourEyesVerdict, fourEyesVerdict, PEER_REVIEW_HOURS } from './four-eyes'

type OrderInput = { orderId: string; now: Date }

/** Hands the newest video and plain report to a reader. `NOT_READY` until both are there. */
export async function submitForReview(
  actor: StaffActor,
  { orderId, now }: OrderInput,
): Promise<Result<undefined, TransitionError | 'NOT_READY'>> {
  return db().$transaction(async (tx) => {
    if (!(await latestWork(tx, orderId))) return err('NOT_READY')
    const moved = await transitionOrder(tx, { orderId, command: 'submit_for_review', actor, now })
    return moved.ok ? ok() : moved
  })
}

/** Gives an order back to its author, who finds what to change in the order's messages. */
export async function sendBack(
  actor: StaffActor,
  { orderId, now }: OrderInput,
): Promise<Result<undefined, TransitionError>> {
  return db().$transaction(async (tx) => {
    const moved = await transitionOrder(tx, { orderId, command: 'send_back', actor, now })
    return moved.ok ? ok() : moved
  })
}

export type ReviewWork = {
  video: { id: string; authorId: string }
  plainReport: { id: string; authorId: string }
}

/** The newest video (when it is ready) and the newest plain report of an order, or null while one is missing. */
export async function latestWork(tx: Tx, orderId: string): Promise<ReviewWork | null> {
  const [video, plainReport] = await Promise.all([
    tx.video.findFirst({
      where: { orderId },
      orderBy: { version: 'desc' },
      select: { id: true, authorId: true, state: true },
    }),
    tx.plainReport.findFirst({
      where: { orderId },
      orderBy: { version: 'desc' },
      select: { id: true, authorId: true },
    }),
  ])
  return video?.state === 'ready' && plainReport ? { video, plainReport } : null
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
      select: { dueAt: true, pausedAt: true },
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
  const verdict = fourEyesVerdict({
    approverId: actor.userId,
    videoAuthorId: work.video.authorId,
    plainReportAuthorId: work.plainReport.authorId,
    isApproverTrusted: me?.isTrustedAuthor ?? false,
    approverDeliveries,
    hasUrgentFlag: flags > 0,
    millisecondsLeft: millisecondsLeft(order.dueAt, order.pausedAt, now),
    isReaderFree: readers > 0,
  })
  return { verdict, work }
}

export type ApproveError = 'NOT_FOUND' | 'NEEDS_ANOTHER_READER' | 'CHANGED' | 'NOT_ALLOWED'

/**
 * Approves exactly the video and plain report that the approver looked at: `CHANGED` when a newer one arrived.
 * Without a second reader only under the exception of `fourEyesVerdict`; then a peer reads it within 72 hours.
 */
export async function approveWork(
  actor: Actor,
  input: OrderInput & { videoId: string; plainReportId: string },
): Promise<Result<{ isSelfRelease: boolean }, ApproveError>> {
  if (!isStaff(actor)) return err('NOT_ALLOWED')
  const { orderId, videoId, plainReportId, now } = input
  return db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Order" WHERE id = ${orderId}::uuid FOR UPDATE`
    const found = await approvalVerdict(tx, actor, { orderId, now })
    if (!found) return err('NOT_FOUND')
    const { work, verdict } = found
    if (work.video.id !== videoId || work.plainReport.id !== plainReportId) return err('CHANGED')
    if (verdict === 'needs_another_reader') return err('NEEDS_ANOTHER_READER')
    const isSelfRelease = verdict === 'self_release'
    const approved = { approvedAt: now, approvedById: actor.userId }
    await tx.approval.createMany({
      data: {
        orderId,
        videoId,
        plainReportId,
        approvedById: actor.userId,
        isSelfRelease,
        reviewDueAt: isSelfRelease ? new Date(now.getTime() + PEER_REVIEW_HOURS * 3_600_000) : null,
        checklist: CHECKLIST_ITEMS,
        at: now,
      },
      skipDuplicates: true,
    })
    await tx.video.update({ where: { id: videoId }, data: approved, select: { id: true } })
    await tx.plainReport.update({ where: { id: plainReportId }, data: approved, select: { id: true } })
    return ok({ isSelfRelease })
  })
}
