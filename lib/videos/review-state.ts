import type { StaffActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import type { FourEyesVerdict } from './four-eyes'
import { findReleasedAlone } from './released-alone'
import { approvalVerdict, latestWork, standingApproval } from './review-order'
import { authorsOf } from './work-authors'

/** Where the review of an order's newest work stands, for one member of staff. */
export type WorkReview = {
  /** The newest video and plain report; null until both are there. */
  work: { videoId: string; plainReportId: string } | null
  /** Whether this actor may approve it; null unless the order is in review. */
  verdict: FourEyesVerdict | null
  approval: { byName: string | null; isSelfRelease: boolean; at: Date } | null
  /** Delivered by its author alone; a peer still has to read it. Not always the newest work. */
  peerReview: {
    approvalId: string
    videoId: string
    plainReportId: string
    dueAt: Date
    isOwn: boolean
  } | null
}

const ALONE = {
  id: true,
  orderId: true,
  videoId: true,
  plainReportId: true,
  approvedById: true,
  reviewDueAt: true,
} as const

/** Reads where the review stands. The caller has checked that the actor is staff and may see the order. */
export async function readReviewState(
  actor: StaffActor,
  { orderId, now }: { orderId: string; now: Date },
): Promise<WorkReview> {
  const [work, found, alone] = await Promise.all([
    latestWork(db(), orderId),
    approvalVerdict(db(), actor, { orderId, now }),
    findReleasedAlone({ orderId, limit: 1 }).then(([id]) =>
      id === undefined ? null : db().approval.findUnique({ where: { id }, select: ALONE }),
    ),
  ])
  const [madeBy = []] = alone ? await authorsOf(db(), [alone]) : []
  const approval = work && (await standingApproval(db(), orderId, work))
  const approver =
    approval &&
    (await db().user.findUnique({
      where: { id: approval.approvedById },
      select: { displayName: true },
    }))
  return {
    work: work && { videoId: work.video.id, plainReportId: work.plainReport.id },
    verdict: found?.verdict ?? null,
    approval: approval && {
      byName: approver?.displayName ?? null,
      isSelfRelease: approval.isSelfRelease,
      at: approval.at,
    },
    peerReview: alone?.reviewDueAt
      ? {
          approvalId: alone.id,
          videoId: alone.videoId,
          plainReportId: alone.plainReportId,
          dueAt: alone.reviewDueAt,
          isOwn: [alone.approvedById, ...madeBy].includes(actor.userId),
        }
      : null,
  }
}
