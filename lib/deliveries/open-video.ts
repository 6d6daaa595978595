import { recordAudit } from '@/lib/audit/record-audit'
import { type Actor, actorIdOf, isStaff } from '@/lib/auth/actor'
import { mayWatchVideo } from '@/lib/orders/order-policy'
import { db } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { fileOf, type OpenedVideo, openVideoFile, VIDEO_FILES } from './video-files'
import type { OwnPart } from './video-part-schema'
import { whileAllowed } from './while-allowed'

/** Ranges asked for within this time by the same person count as one view. */
const VIEW_MS = 3_600_000

/**
 * Opens an order's video, or a part of it such as its captions, for streaming. A patient gets what is delivered and
 * not withdrawn, and nothing else; staff get any version by `videoId`, by default the newest that is ready. Called for
 * every range request of every part; all of them together are audited once a view. A stream ends within seconds of its
 * reader's sign-out, and a patient's of a withdrawal too.
 */
export async function openVideo(
  actor: Actor,
  input: {
    orderId: string
    videoId: string | null
    part?: OwnPart
    /** Asked while a stream goes on. */
    isStillSignedIn: () => Promise<boolean>
    now: Date
  },
): Promise<Result<OpenedVideo, 'NOT_FOUND' | 'CORRUPT'>> {
  const { orderId, videoId, part = 'video', now } = input
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
    select: { id: true, ...VIDEO_FILES },
  })
  const file = video && fileOf(video, part)
  if (!video || !file) return err('NOT_FOUND')
  const subject = { actor, orderId, objectId: video.id, now }
  const opened = await openVideoFile(file, subject)
  if (!opened.ok) return opened
  await auditView(actor, orderId, video.id, now)
  const mayGoOn = async () =>
    (await input.isStillSignedIn()) && (isStaff(actor) || (await isDelivered(orderId, video.id)))
  const stream: OpenedVideo['stream'] = (start, end) => whileAllowed(opened.value.stream(start, end), mayGoOn)
  return ok({ ...opened.value, stream })
}

async function isDelivered(orderId: string, videoId: string): Promise<boolean> {
  return (await db().delivery.count({ where: { orderId, videoId, withdrawnAt: null } })) > 0
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
