import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor } from '@/lib/auth/actor'
import { displayNames } from '@/lib/auth/display-names'
import { db, type Prisma, type Tx } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { staffOnly } from '@/lib/staff/staff-only'
import {
  type ClipDto,
  type ClipStage,
  type ClipUse,
  clipSentencesSchema,
  type OfferedClip,
} from './clip-schema'
import { RETRYABLE } from './processing/video-failure'

const MOST = 500
const MOST_USES = 200

const CLIP = {
  id: true,
  title: true,
  words: true,
  state: true,
  failure: true,
  progress: true,
  sourceId: true,
  durationMs: true,
  width: true,
  height: true,
  authorId: true,
  createdAt: true,
  approvedAt: true,
  approvedById: true,
  withdrawnAt: true,
  withdrawReason: true,
  _count: { select: { uses: true } },
} as const
type Row = Prisma.ClipGetPayload<{ select: typeof CLIP }>

/** Every clip, the newest first; for staff. */
export async function listClips(actor: Actor, now: Date): Promise<Result<ClipDto[], 'NOT_FOUND'>> {
  const staff = await staffOnly(actor, { now })
  if (!staff) return err('NOT_FOUND')
  const rows = await db().clip.findMany({
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MOST,
    select: CLIP,
  })
  return ok(await toDtos(rows, staff.userId))
}

/** One clip with the videos that it plays in, for staff; a look at those is a look at orders, and audited. */
export async function getClip(
  actor: Actor,
  { id, now }: { id: string; now: Date },
): Promise<Result<{ clip: ClipDto; uses: ClipUse[] }, 'NOT_FOUND'>> {
  const staff = await staffOnly(actor, { now })
  if (!staff) return err('NOT_FOUND')
  const row = await db().clip.findUnique({ where: { id }, select: CLIP })
  if (!row) return err('NOT_FOUND')
  const [[clip], uses] = await Promise.all([toDtos([row], staff.userId), findUses(id)])
  if (!clip) return err('NOT_FOUND')
  if (uses.length > 0)
    await recordAudit({
      actor,
      action: 'clip.uses_viewed',
      objectId: id,
      detail: { count: uses.length },
      at: now,
    })
  return ok({ clip, uses })
}

/** What may be put into a script now: approved and not withdrawn. The caller has checked who asks. */
export async function listOfferedClips(tx: Pick<Tx, 'clip'> = db()): Promise<OfferedClip[]> {
  const rows = await tx.clip.findMany({
    where: { approvedAt: { not: null }, withdrawnAt: null },
    orderBy: { title: 'asc' },
    take: MOST,
    select: { id: true, title: true, words: true, durationMs: true, sentences: true },
  })
  return rows.map(({ sentences, words, durationMs, ...row }) => {
    // What it says was corrected in its captions; the words are what somebody meant to say.
    const said = clipSentencesSchema.parse(sentences).map(({ text }) => text)
    return { ...row, words: said.join(' ') || words, durationMs: durationMs ?? 0 }
  })
}

/** Whether a video holds a clip that was withdrawn since: it must not reach anybody any more. */
export async function hasWithdrawnClip(tx: Pick<Tx, 'videoSegment'>, videoId: string): Promise<boolean> {
  return (await tx.videoSegment.count({ where: { videoId, clip: { withdrawnAt: { not: null } } } })) > 0
}

async function findUses(clipId: string): Promise<ClipUse[]> {
  const rows = await db().videoSegment.findMany({
    where: { clipId },
    distinct: ['videoId'],
    orderBy: { videoId: 'desc' },
    take: MOST_USES,
    select: {
      video: {
        select: {
          version: true,
          order: { select: { id: true, number: true, status: true } },
          deliveries: { where: { withdrawnAt: null }, select: { id: true } },
        },
      },
    },
  })
  return rows.map(({ video: { version, order, deliveries } }) => ({
    orderId: order.id,
    orderNumber: order.number,
    orderStatus: order.status,
    videoVersion: version,
    isDelivered: deliveries.length > 0,
  }))
}

async function toDtos(rows: readonly Row[], readerId: string): Promise<ClipDto[]> {
  const names = await displayNames(
    rows.flatMap(({ authorId, approvedById }) => [authorId, approvedById ?? authorId]),
  )
  return rows.map(({ authorId, approvedById, state, sourceId, _count, ...row }) => ({
    ...row,
    stage: stageOf({ state, ...row }),
    mayRetry: state === 'failed' && sourceId !== null && RETRYABLE.some((code) => code === row.failure),
    authorName: names.get(authorId) ?? null,
    isOwn: authorId === readerId,
    approvedByName: approvedById === null ? null : (names.get(approvedById) ?? null),
    useCount: _count.uses,
  }))
}

function stageOf({
  state,
  approvedAt,
  withdrawnAt,
}: Pick<Row, 'state' | 'approvedAt' | 'withdrawnAt'>): ClipStage {
  if (withdrawnAt) return 'withdrawn'
  return approvedAt ? 'approved' : state
}
