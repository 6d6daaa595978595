import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor } from '@/lib/auth/actor'
import { displayNames } from '@/lib/auth/display-names'
import { queueMailToStaffOnDuty } from '@/lib/jobs/queue-mail'
import { db } from '@/lib/platform/db'
import { eachApart } from '@/lib/shared/each-apart'
import { err, ok, type Result } from '@/lib/shared/result'
import { findReleasedAlone } from '@/lib/videos/released-alone'
import { authorsOf } from '@/lib/videos/work-authors'
import { withoutQueued } from './sent-mails'
import { staffOnly } from './staff-only'

export type PeerReviewItem = {
  approvalId: string
  orderId: string
  orderNumber: string
  releasedBy: string | null
  releasedAt: Date
  reviewDueAt: Date
  isOverdue: boolean
  /** Nobody reviews what they released or had a hand in. */
  isOwn: boolean
}

const SHOWN = 50

/** Deliveries that their author released alone and a peer still has to read, the most pressing first (50 at most). */
export async function listPeerReviews(
  actor: Actor,
  now: Date,
): Promise<Result<PeerReviewItem[], 'NOT_ALLOWED'>> {
  const staff = await staffOnly(actor, { now })
  if (!staff) return err('NOT_ALLOWED')
  const approvals = await db().approval.findMany({
    where: { id: { in: await findReleasedAlone({ limit: SHOWN }) } },
    orderBy: [{ reviewDueAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      orderId: true,
      videoId: true,
      plainReportId: true,
      approvedById: true,
      at: true,
      reviewDueAt: true,
    },
  })
  const [orders, names, authors] = await Promise.all([
    db().order.findMany({
      where: { id: { in: approvals.map(({ orderId }) => orderId) } },
      select: { id: true, number: true },
    }),
    displayNames(approvals.map(({ approvedById }) => approvedById)),
    authorsOf(db(), approvals),
  ])
  return ok(
    approvals.flatMap(({ id, orderId, approvedById, at, reviewDueAt }, index) => {
      if (reviewDueAt === null) return []
      return {
        approvalId: id,
        orderId,
        orderNumber: orders.find((order) => order.id === orderId)?.number ?? '',
        releasedBy: names.get(approvedById) ?? null,
        releasedAt: at,
        reviewDueAt,
        isOverdue: reviewDueAt <= now,
        isOwn: [approvedById, ...(authors[index] ?? [])].includes(staff.userId),
      }
    }),
  )
}

/**
 * A peer confirms having read and watched what its author released alone. `OWN_WORK`: nobody who made
 * a part of it can.
 * `CONFLICT`: somebody confirmed it already.
 */
export async function confirmPeerReview(
  actor: Actor,
  { approvalId, now }: { approvalId: string; now: Date },
): Promise<Result<undefined, 'NOT_FOUND' | 'OWN_WORK' | 'CONFLICT'>> {
  const staff = await staffOnly(actor, { now })
  if (!staff) return err('NOT_FOUND')
  return db().$transaction(async (tx) => {
    const approval = await tx.approval.findFirst({
      where: { id: approvalId, isSelfRelease: true },
      select: { orderId: true, videoId: true, plainReportId: true, approvedById: true },
    })
    if (!approval) return err('NOT_FOUND')
    const [madeBy = []] = await authorsOf(tx, [approval])
    if ([approval.approvedById, ...madeBy].includes(staff.userId)) return err('OWN_WORK')
    const confirmed = await tx.approval.updateMany({
      where: { id: approvalId, reviewedAt: null },
      data: { reviewedAt: now, reviewedById: staff.userId },
    })
    if (confirmed.count === 0) return err('CONFLICT')
    const { orderId } = approval
    await recordAudit(
      {
        actor: staff,
        action: 'order.changed',
        orderId,
        objectId: approvalId,
        detail: { isPeerReviewed: true },
        at: now,
      },
      tx,
    )
    return ok()
  })
}

/** Raises an alarm, once each, for self-released work that no peer read in time. */
export async function alarmOverdueReviews(now: Date): Promise<number> {
  const overdue = await db().approval.findMany({
    where: { id: { in: await findReleasedAlone({ dueBy: now, limit: SHOWN }) } },
    select: { id: true, orderId: true },
  })
  const alarms = await withoutQueued(
    overdue.map(({ id, orderId }) => ({
      kind: 'staff_alarm' as const,
      orderId,
      subjectKey: `REVIEW_LATE:${id}`,
    })),
  )
  await eachApart(alarms, (alarm) => db().$transaction((tx) => queueMailToStaffOnDuty(tx, alarm)))
  return alarms.length
}
