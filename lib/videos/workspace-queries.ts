import { recordAudit } from '@/lib/audit/record-audit'
import { type Actor, isStaff, type StaffActor } from '@/lib/auth/actor'
import { displayNames } from '@/lib/auth/display-names'
import { type OrderCipher, openOrderKey } from '@/lib/orders/order-key'
import {
  mayGive,
  nextStatus,
  ORDER_COMMANDS,
  type OrderCommand,
  type OrderStatus,
} from '@/lib/orders/order-status'
import { db } from '@/lib/platform/db'
import { listReportPages } from '@/lib/reports/report-page-queries'
import { listReportFiles, type ReportFileDto } from '@/lib/reports/report-queries'
import { listReportWarnings } from '@/lib/reports/report-warnings'
import { withheldBy } from '@/lib/reports/withheld-file'
import { err, ok, type Result } from '@/lib/shared/result'
import { getOrderFacts } from '@/lib/staff/order-facts'
import { readFailedSection } from './failed-section'
import { findUnfinishedUpload } from './media-upload-store'
import { plainReportSchema } from './plain-report-schema'
import { RETRYABLE } from './processing/video-failure'
import { readReviewState } from './review-state'
import { readWorkVersion } from './work-version'
import type { WorkFile, WorkPlainReport, Workspace } from './workspace-dto'

type OrderInput = { orderId: string; now: Date }

/** The work screen of one order, for staff only; the look is audited, and so is a denied one. */
export async function getWorkspace(
  actor: Actor,
  { orderId, now }: OrderInput,
): Promise<Result<Workspace, 'NOT_FOUND'>> {
  const facts = await getOrderFacts(actor, { orderId, now })
  if (!facts.ok || !isStaff(actor)) return err('NOT_FOUND')
  const [order, cipher] = await Promise.all([findWork(orderId), openOrderKey(db(), orderId)])
  if (!order) return err('NOT_FOUND')
  const [files, pages, warnings, review, upload, names, failedSections, version] = await Promise.all([
    listReportFiles(orderId),
    listReportPages(orderId),
    listReportWarnings(orderId),
    readReviewState(actor, { orderId, now }),
    findUnfinishedUpload(actor, { orderId }),
    readNames(order),
    Promise.all(order.videos.map(readFailedSection)),
    readWorkVersion(orderId),
  ])
  const { status, isMine } = facts.value
  return ok({
    facts: facts.value,
    commands: commandsFor(actor, status, isMine),
    mayWrite: isMine && status === 'in_production',
    files: files.map(toWorkFile),
    pages: pages.filter(({ fileId }) => files.some(({ id, isWithheld }) => id === fileId && !isWithheld)),
    warnings,
    videos: order.videos.map(
      (
        {
          authorId,
          byteCount,
          assets,
          segments,
          scriptId,
          failedSectionId: _,
          retimeSince,
          _count,
          ...video
        },
        index,
      ) => ({
        ...video,
        failedSection: failedSections[index] ?? null,
        withdrawnClips: segments.flatMap(({ clip }) =>
          clip ? [{ id: clip.id, title: clip.title, reason: clip.withdrawReason ?? '' }] : [],
        ),
        mayRetry: video.state === 'failed' && RETRYABLE.some((code) => code === video.failure),
        authorName: nameIn(names, authorId),
        hasCaptions: assets.length > 0,
        captionsRevision: assets[0]?.revision ?? 0,
        isRetiming: retimeSince !== null,
        hasNewerScript: _count.segments === 0 && order.scripts.some(({ id }) => id !== scriptId),
        byteCount: byteCount === null ? null : Number(byteCount),
      }),
    ),
    unfinishedUpload: upload && {
      fileName: clear(cipher, 'VideoUpload', 'fileName', upload.id, upload.fileName) ?? '',
      byteCount: upload.byteCount,
      byteOffset: upload.byteOffset,
    },
    plainReport: toPlainReport(order.plainReports[0], names, cipher),
    reviewNotes: order.reviewNotes.map(({ id, authorId, videoId, body, at }) => ({
      id,
      at,
      videoId,
      authorName: nameIn(names, authorId),
      body: clear(cipher, 'ReviewNote', 'body', id, body) ?? '',
    })),
    review,
    deliveries: order.deliveries.map(({ video, withdrawReason, ...delivery }) => ({
      ...delivery,
      videoVersion: video.version,
      withdrawReason: clear(cipher, 'Delivery', 'withdrawReason', delivery.id, withdrawReason),
    })),
    version,
  })
}

/** The newest plain report of an order, for an editor that someone else's save overtook, or the one named. */
export async function getPlainReport(
  actor: StaffActor,
  { orderId, plainReportId, now }: OrderInput & { plainReportId?: string },
): Promise<WorkPlainReport | null> {
  const order = await findWork(orderId, plainReportId)
  if (!order) return null
  const [cipher, names] = await Promise.all([
    openOrderKey(db(), orderId),
    readNames(order),
    recordAudit({ actor, action: 'plain_report.viewed', orderId, at: now }),
  ])
  return toPlainReport(order.plainReports[0], names, cipher)
}

type WorkRow = NonNullable<Awaited<ReturnType<typeof findWork>>>

function findWork(orderId: string, plainReportId?: string) {
  return db().order.findUnique({
    where: { id: orderId },
    select: {
      videos: { orderBy: { version: 'desc' }, select: VIDEO },
      scripts: { orderBy: { version: 'desc' }, take: 1, select: { id: true } },
      plainReports: {
        ...(plainReportId === undefined ? {} : { where: { id: plainReportId } }),
        orderBy: { version: 'desc' },
        take: 1,
        select: PLAIN_REPORT,
      },
      reviewNotes: { orderBy: { at: 'desc' }, select: REVIEW_NOTE },
      deliveries: { orderBy: { deliveredAt: 'desc' }, select: DELIVERY },
    },
  })
}

const VIDEO = {
  id: true,
  version: true,
  state: true,
  failure: true,
  failedSectionId: true,
  progress: true,
  authorId: true,
  durationMs: true,
  width: true,
  height: true,
  byteCount: true,
  createdAt: true,
  scriptId: true,
  retimeSince: true,
  _count: { select: { segments: true } },
  assets: { where: { kind: 'captions' }, select: { revision: true } },
  segments: {
    where: { clip: { withdrawnAt: { not: null } } },
    select: { clip: { select: { id: true, title: true, withdrawReason: true } } },
  },
} as const

const PLAIN_REPORT = {
  id: true,
  version: true,
  revision: true,
  grade: true,
  body: true,
  authorId: true,
  createdAt: true,
} as const

const REVIEW_NOTE = { id: true, authorId: true, videoId: true, body: true, at: true } as const

const DELIVERY = {
  id: true,
  deliveredAt: true,
  firstWatchedAt: true,
  withdrawnAt: true,
  withdrawReason: true,
  video: { select: { version: true } },
} as const

function clear(
  cipher: OrderCipher | null,
  table: string,
  column: string,
  id: string,
  text: string | null,
): string | null {
  return cipher?.decrypt({ table, column, id }, text) ?? null
}

function toPlainReport(
  row: WorkRow['plainReports'][number] | undefined,
  names: Names,
  cipher: OrderCipher | null,
): WorkPlainReport | null {
  const body = row ? clear(cipher, 'PlainReport', 'body', row.id, row.body) : null
  if (!row || body === null) return null
  const { authorId, body: _, ...plainReport } = row
  return {
    ...plainReport,
    document: plainReportSchema.parse(JSON.parse(body)),
    authorName: nameIn(names, authorId),
  }
}

function commandsFor(staff: StaffActor, status: OrderStatus, isMine: boolean): OrderCommand[] {
  const capacities = isMine ? ([staff.kind, 'claimant'] as const) : [staff.kind]
  return (Object.keys(ORDER_COMMANDS) as OrderCommand[]).filter(
    (command) => nextStatus(command, status, null) !== null && mayGive(command, capacities),
  )
}

const KINDS: Readonly<Record<string, WorkFile['kind']>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'image',
  'image/png': 'image',
  'image/webp': 'image',
  'text/plain': 'text',
}

function toWorkFile(file: ReportFileDto): WorkFile {
  const kind = file.isViewable ? KINDS[file.mediaType] : undefined
  return { ...file, kind: kind ?? 'download', withheld: withheldBy(file.scan) }
}

type Names = ReadonlyMap<string, string>

function readNames(order: WorkRow): Promise<Names> {
  const made = [...order.videos, ...order.plainReports, ...order.reviewNotes]
  return displayNames(made.map(({ authorId }) => authorId))
}

function nameIn(names: Names, id: string): string | null {
  return names.get(id) ?? null
}
