import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor } from '@/lib/auth/actor'
import { openOrderKey } from '@/lib/orders/order-key'
import { ownsOrder } from '@/lib/orders/order-policy'
import { db } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { type PlainReportDocument, plainReportSchema } from '@/lib/videos/plain-report-schema'
import type { VideoTiming } from '@/lib/videos/timing-schema'
import { readTiming } from './read-timing'
import { type ReportWords, readReportWords } from './report-words'
import { fileOf, VIDEO_FILES } from './video-files'
import { ASSET_PARTS, type AssetPart } from './video-part-schema'
import { readWatchProgress } from './watch-progress'

/** A person who made or approved something, as patients see them. */
export type Maker = { name: string; credentials: string | null }

export type WatchVideo = {
  durationMs: number
  mediaType: string
  width: number | null
  height: number | null
  /** What is there beside the video. */
  parts: AssetPart[]
  /** The copy to save has the captions inside. */
  hasCaptionedCopy: boolean
  timing: VideoTiming | null
  /** Where this patient stopped the last time. */
  resumeMs: number
}

export type WatchPage = {
  orderNumber: string
  locale: string
  timeZone: string
  deliveryId: string
  deliveredAt: Date
  tellHow: string | null
  /** Staff marked what it tells as serious news. */
  isSerious: boolean
  /** The patient has opened its door. */
  isOpened: boolean
  video: WatchVideo
  report: ReportWords
  plainReport: PlainReportDocument
  author: Maker | null
  approver: Maker | null
  approvedAt: Date | null
}

export type WatchPageError =
  | 'NOT_FOUND'
  /** Nothing was delivered yet. */
  | 'NOT_DELIVERED'
  /** It was delivered and taken back; a new one is being made. */
  | 'WITHDRAWN'
  /** It was delivered, and deleted when its time was over. */
  | 'ERASED'

/**
 * What the patient's watch page shows. The look is audited; `openDelivery` notes when its door was first opened.
 * Somebody else's order is `NOT_FOUND`.
 */
export async function getWatchPage(
  actor: Actor,
  { orderId, now }: { orderId: string; now: Date },
): Promise<Result<WatchPage, WatchPageError>> {
  const order = await db().order.findUnique({
    where: { id: orderId },
    select: {
      id: true,
      userId: true,
      number: true,
      locale: true,
      timeZone: true,
      tellHow: true,
      isSerious: true,
      _count: { select: { deliveries: true } },
    },
  })
  if (!order) return err('NOT_FOUND')
  if (!ownsOrder(actor, order)) {
    await recordAudit({ actor, action: 'order.denied', orderId, wasAllowed: false, at: now })
    return err('NOT_FOUND')
  }
  const delivery = await findLiveDelivery(orderId)
  if (!delivery) return err(order._count.deliveries > 0 ? 'WITHDRAWN' : 'NOT_DELIVERED')
  const { video, plainReport } = delivery
  const subject = { actor, orderId, objectId: video.id, now }
  const timingFile = video.assets.find(({ kind }) => kind === 'timing') ?? null
  const [cipher, makers, timing, report, resumeMs] = await Promise.all([
    openOrderKey(db(), orderId),
    findMakers([video.authorId, video.approvedById]),
    readTiming(timingFile, subject),
    readReportWords(orderId),
    readWatchProgress(actor, delivery.id),
    recordAudit({ actor, action: 'delivery.viewed', orderId, objectId: delivery.id, at: now }),
  ])
  const body = cipher?.decrypt({ table: 'PlainReport', column: 'body', id: plainReport.id }, plainReport.body)
  // An erased order keeps its rows but not what they say.
  if (!body) return err('ERASED')
  return ok({
    orderNumber: order.number,
    locale: order.locale,
    timeZone: order.timeZone,
    deliveryId: delivery.id,
    deliveredAt: delivery.deliveredAt,
    tellHow: order.tellHow,
    isSerious: order.isSerious,
    isOpened: delivery.firstWatchedAt !== null,
    report,
    video: {
      parts: ASSET_PARTS.filter((part) => fileOf(video, part) !== null),
      hasCaptionedCopy: video.assets.some(({ kind }) => kind === 'download'),
      timing,
      resumeMs,
      durationMs: video.durationMs ?? 0,
      mediaType: video.mediaType ?? 'video/mp4',
      width: video.width,
      height: video.height,
    },
    plainReport: plainReportSchema.parse(JSON.parse(body)),
    author: makers.get(video.authorId) ?? null,
    approver: video.approvedById ? (makers.get(video.approvedById) ?? null) : null,
    approvedAt: video.approvedAt,
  })
}

function findLiveDelivery(orderId: string) {
  return db().delivery.findFirst({
    where: { orderId, withdrawnAt: null },
    select: {
      id: true,
      deliveredAt: true,
      firstWatchedAt: true,
      video: {
        select: {
          id: true,
          ...VIDEO_FILES,
          durationMs: true,
          width: true,
          height: true,
          authorId: true,
          approvedById: true,
          approvedAt: true,
        },
      },
      plainReport: { select: { id: true, body: true } },
    },
  })
}

async function findMakers(ids: readonly (string | null)[]): Promise<Map<string, Maker>> {
  const users = await db().user.findMany({
    where: { id: { in: ids.filter((id) => id !== null) } },
    select: { id: true, displayName: true, credentials: true },
  })
  return new Map(
    users.flatMap(({ id, displayName, credentials }) =>
      displayName === null ? [] : [[id, { name: displayName, credentials }]],
    ),
  )
}
