import { recordAudit } from '@/lib/audit/record-audit'
import { type Actor, actorIdOf, isStaff } from '@/lib/auth/actor'
import { mayWatchVideo } from '@/lib/orders/order-policy'
import { guardedOpen, guardedStream } from '@/lib/orders/raise-corrupt-file'
import { db } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'

export type OpenedVideo = {
  mediaType: string
  sha256: string
  byteCount: number
  /** Clear bytes of a range, both ends included. */
  stream(start: number, end: number): AsyncIterable<Uint8Array>
}

/** Ranges asked for within this time by the same person count as one view. */
const VIEW_MS = 3_600_000

/**
 * Opens an order's video for streaming. A patient gets what is delivered and not withdrawn, and nothing else;
 * staff get any version by `videoId`, by default the newest that is ready. Called for every range request;
 * audited once a view.
 */
export async function openVideo(
  actor: Actor,
  { orderId, videoId, now }: { orderId: string; videoId: string | null; now: Date },
): Promise<Result<OpenedVideo, 'NOT_FOUND' | 'CORRUPT'>> {
  const order = await db().order.findUnique({
    where: { id: orderId },
    select: {
      id: true,
      userId: true,
      deliveries: { where: { withdrawnAt: null }, select: { videoId: true } },
    },
  })
  if (!order) return err('NOT_FOUND')
  const delivered = order.deliveries[0]?.videoId ?? null
  if (!mayWatchVideo(actor, order, delivered !== null)) {
    await recordAudit({ actor, action: 'video.denied', orderId, wasAllowed: false, at: now })
    return err('NOT_FOUND')
  }
  const wanted = isStaff(actor) ? videoId : delivered
  const video = await db().video.findFirst({
    where: { orderId, state: 'ready', ...(wanted ? { id: wanted } : {}) },
    orderBy: { version: 'desc' },
    select: { id: true, storageKey: true, mediaType: true, sha256: true },
  })
  if (!video?.storageKey || !video.sha256) return err('NOT_FOUND')
  const subject = { actor, orderId, objectId: video.id, now }
  const opened = await guardedOpen(video.storageKey, subject)
  if (!opened.ok) return opened
  await auditView(actor, orderId, video.id, now)
  const { byteCount } = opened.value
  const stream = (start: number, end: number) => guardedStream(opened.value.stream(start, end), subject)
  return ok({ mediaType: video.mediaType ?? 'video/mp4', sha256: video.sha256, byteCount, stream })
}

/** A player asks for many ranges, several at once; the lock keeps them from being counted twice. */
async function auditView(actor: Actor, orderId: string, videoId: string, now: Date): Promise<void> {
  const sameView = {
    orderId,
    objectId: videoId,
    action: 'video.viewed',
    actorId: actorIdOf(actor),
    at: { gt: new Date(now.getTime() - VIEW_MS) },
  }
  if (await db().auditEvent.findFirst({ where: sameView, select: { id: true } })) return
  await db().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${videoId}:${actorIdOf(actor)}`}, 0))`
    if (await tx.auditEvent.findFirst({ where: sameView, select: { id: true } })) return
    await recordAudit({ actor, action: 'video.viewed', orderId, objectId: videoId, at: now }, tx)
  })
}
