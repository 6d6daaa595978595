import { createHash } from 'node:crypto'
import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor } from '@/lib/auth/actor'
import { openOrderKey } from '@/lib/orders/order-key'
import { db } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { type PlainReportDocument, plainReportSchema } from '@/lib/videos/plain-report-schema'
import { toWebVtt } from '@/lib/videos/web-vtt'
import { cutTiming } from './cut-timing'
import type { WatchVideo } from './delivery-queries'
import { readTiming } from './read-timing'
import { liveShare, recordShareDenial } from './share-access'
import { readShareBody } from './share-queries'
import { fileOf, type OpenedVideo, openVideoFile, VIDEO_FILES, type VideoFile } from './video-files'
import { ASSET_PARTS, type VideoPart } from './video-part-schema'
import { whileAllowed } from './while-allowed'

/** A visit ends by itself; the link then opens another one. */
export const VISIT_MS = 12 * 3_600_000

export type SharedPage = {
  locale: string
  timeZone: string
  owner: string
  video: WatchVideo
  isPart: boolean
  plainReport: PlainReportDocument | null
  expiresAt: Date
}

type Input = { actor: Actor; shareId: string; now: Date }

/** What the other person sees. `NOT_FOUND` for any browser that did not open this link, and for a closed one. */
export async function getSharedPage({
  actor,
  shareId,
  now,
}: Input): Promise<Result<SharedPage, 'NOT_FOUND'>> {
  const share = await findVisited({ actor, shareId, now })
  const cipher = share && (await openOrderKey(db(), share.orderId))
  if (!share || !cipher) return refuse({ actor, shareId, now })
  const { video, plainReport, order } = share.delivery
  const timing = await sharedTiming(share, { actor, now })
  const body = share.showsReport
    ? cipher.decrypt({ table: 'PlainReport', column: 'body', id: plainReport.id }, plainReport.body)
    : null
  const isPart = share.chapterIds.length > 0
  await recordAudit({ actor, action: 'share.viewed', orderId: share.orderId, objectId: shareId, at: now })
  return ok({
    locale: order.locale,
    timeZone: order.timeZone,
    owner: readShareBody(cipher, share).owner,
    isPart,
    expiresAt: share.expiresAt,
    plainReport: body ? plainReportSchema.parse(JSON.parse(body)) : null,
    video: {
      durationMs: (isPart ? share.durationMs : video.durationMs) ?? 0,
      mediaType: 'video/mp4',
      width: video.width,
      height: video.height,
      parts: ASSET_PARTS.filter((part) => (isPart ? part === 'captions' : fileOf(video, part) !== null)),
      timing,
      hasCaptionedCopy: false,
      resumeMs: 0,
    },
  })
}

/**
 * Opens a part of a shared video for one range request. Of a link with chosen chapters there is only its own cut and
 * the captions of what is said in it. An open stream ends within seconds of the link's closing.
 */
export async function openSharedPart({
  actor,
  shareId,
  part,
  now,
}: Input & { part: VideoPart }): Promise<Result<OpenedVideo, 'NOT_FOUND' | 'CORRUPT'>> {
  const share = await findVisited({ actor, shareId, now })
  if (!share || actor.kind !== 'guest') return refuse({ actor, shareId, now })
  if (part === 'captions' && share.chapterIds.length > 0) return cutCaptions(share, { actor, now })
  const file = sharedFile(share, part)
  if (!file) return refuse({ actor, shareId, now })
  const opened = await openVideoFile(file, { actor, orderId: share.orderId, objectId: shareId, now })
  if (!opened.ok) return opened
  const isStillOpen = async () => (await findVisited({ actor, shareId, now: new Date() })) !== null
  const stream: OpenedVideo['stream'] = (start, end) =>
    whileAllowed(opened.value.stream(start, end), isStillOpen)
  return ok({ ...opened.value, stream })
}

/**
 * Notes that the other person has watched, at the latest of their browser's visits: their player says so once it has
 * played for a while. A page asks for bytes before anybody presses a button, so those say nothing.
 */
export async function noteSharedWatched({
  actor,
  shareId,
  now,
}: Input): Promise<Result<undefined, 'NOT_FOUND'>> {
  const share = await findVisited({ actor, shareId, now })
  if (!share || actor.kind !== 'guest') return refuse({ actor, shareId, now })
  const visit = await db().shareVisit.findFirst({
    where: { id: { in: [...actor.visitIds] }, shareLinkId: shareId },
    orderBy: { openedAt: 'desc' },
    select: { id: true },
  })
  if (!visit) throw new Error('a share that was visited has no visit')
  await db().shareVisit.updateMany({ where: { id: visit.id, watchedAt: null }, data: { watchedAt: now } })
  return ok()
}

/** Says no, and puts it on record where there is a link to be refused. */
async function refuse({ actor, shareId, now }: Input): Promise<Result<never, 'NOT_FOUND'>> {
  const share = await db().shareLink.findUnique({ where: { id: shareId }, select: { orderId: true } })
  if (share) await recordShareDenial({ actor, share: { id: shareId, ...share }, now })
  return err('NOT_FOUND')
}

type Visited = NonNullable<Awaited<ReturnType<typeof findVisited>>>

/** The share that this actor's browser has opened, if it still opens. */
async function findVisited({ actor, shareId, now }: Input) {
  if (actor.kind !== 'guest') return null
  const since = new Date(now.getTime() - VISIT_MS)
  return db().shareLink.findFirst({
    where: {
      id: shareId,
      state: 'ready',
      visits: { some: { id: { in: [...actor.visitIds] }, openedAt: { gt: since } } },
      ...liveShare(now),
    },
    select: {
      id: true,
      orderId: true,
      body: true,
      showsReport: true,
      chapterIds: true,
      storageKey: true,
      sha256: true,
      durationMs: true,
      expiresAt: true,
      delivery: {
        select: {
          order: { select: { locale: true, timeZone: true } },
          plainReport: { select: { id: true, body: true } },
          video: { select: { id: true, durationMs: true, width: true, height: true, ...VIDEO_FILES } },
        },
      },
    },
  })
}

function sharedFile(share: Visited, part: VideoPart): VideoFile | null {
  if (share.chapterIds.length === 0) return fileOf(share.delivery.video, part)
  const { storageKey, sha256 } = share
  return part === 'video' && storageKey && sha256 ? { storageKey, sha256, mediaType: 'video/mp4' } : null
}

async function sharedTiming(share: Visited, { actor, now }: { actor: Actor; now: Date }) {
  const { video } = share.delivery
  const file = video.assets.find(({ kind }) => kind === 'timing') ?? null
  const timing = await readTiming(file, { actor, orderId: share.orderId, objectId: video.id, now })
  return timing && share.chapterIds.length > 0 ? cutTiming(timing, share.chapterIds) : timing
}

async function cutCaptions(
  share: Visited,
  asked: { actor: Actor; now: Date },
): Promise<Result<OpenedVideo, 'NOT_FOUND'>> {
  const timing = await sharedTiming(share, asked)
  if (!timing) return err('NOT_FOUND')
  const bytes = Buffer.from(toWebVtt(timing.sentences))
  return ok({
    mediaType: 'text/vtt',
    sha256: createHash('sha256').update(bytes).digest('hex'),
    byteCount: bytes.length,
    async *stream(start, end) {
      yield bytes.subarray(start, end + 1)
    },
  })
}
