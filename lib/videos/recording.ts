import { recordAudit } from '@/lib/audit/record-audit'
import type { StaffActor } from '@/lib/auth/actor'
import { db, type Prisma } from '@/lib/platform/db'
import { storage } from '@/lib/platform/storage'
import { err, ok, type Result } from '@/lib/shared/result'
import { type RecordingDto, type SegmentInput, teleprompterLogSchema } from './recording-schema'
import { maySendVideo } from './video-policy'

const MAX_SEGMENTS = 500

type OrderInput = { orderId: string; now: Date }

/** The recording of this person for an order, or null while there is none: what a browser that comes back asks for. */
export async function getRecording(actor: StaffActor, orderId: string): Promise<RecordingDto | null> {
  const row = await db().recording.findUnique({
    where: { orderId_userId: { orderId, userId: actor.userId } },
    select: { id: true, segments: { orderBy: { createdAt: 'asc' }, select: SEGMENT } },
  })
  return row && { id: row.id, segments: row.segments.map(toSegment) }
}

const SEGMENT = {
  id: true,
  sectionId: true,
  take: true,
  part: true,
  mediaType: true,
  log: true,
  chunkCount: true,
  chunks: { orderBy: { sequence: 'asc' }, select: { sequence: true } },
} as const

function toSegment({
  chunks,
  log,
  ...segment
}: Prisma.RecordingSegmentGetPayload<{ select: typeof SEGMENT }>) {
  return {
    ...segment,
    log: teleprompterLogSchema.parse(log),
    received: chunks.map(({ sequence }) => sequence),
  }
}

/** Begins to record for an order, or goes on with what was recorded. `NOT_YOURS` unless the actor claimed it. */
export async function startRecording(
  actor: StaffActor,
  { orderId, now }: OrderInput,
): Promise<Result<RecordingDto, 'NOT_YOURS'>> {
  if (!(await maySendVideo(actor, orderId))) return err('NOT_YOURS')
  const begun = await db().recording.createManyAndReturn({
    data: [{ orderId, userId: actor.userId }],
    skipDuplicates: true,
    select: { id: true },
  })
  for (const { id } of begun)
    await recordAudit({ actor, action: 'video.recorded', orderId, objectId: id, at: now })
  const recording = await getRecording(actor, orderId)
  return recording ? ok(recording) : err('NOT_YOURS')
}

/**
 * Writes down a segment: that it began, how its log grew, that it ended. The same call again changes nothing.
 * `CONFLICT` when another segment is that part of that take already, `TOO_MANY` when there are too many.
 */
export async function saveSegment(
  actor: StaffActor,
  { orderId, segmentId, segment, now }: OrderInput & { segmentId: string; segment: SegmentInput },
): Promise<Result<undefined, 'NOT_YOURS' | 'CONFLICT' | 'TOO_MANY'>> {
  if (!(await maySendVideo(actor, orderId))) return err('NOT_YOURS')
  const { recordingId, log, chunkCount, ...place } = segment
  const recording = await db().recording.findFirst({
    where: { id: recordingId, orderId, userId: actor.userId },
    select: { _count: { select: { segments: true } } },
  })
  if (!recording) return err('NOT_YOURS')
  const isFull = recording._count.segments >= MAX_SEGMENTS
  const begun = isFull ? [] : [{ id: segmentId, recordingId, ...place }]
  await db().recordingSegment.createMany({ data: begun, skipDuplicates: true })
  // A late call of a segment that has ended must not open it again.
  const ended = chunkCount === null ? {} : { chunkCount }
  const { count } = await db().recordingSegment.updateMany({
    where: { id: segmentId, recordingId, ...place },
    data: { log, ...ended },
  })
  if (count === 0) return err(isFull ? 'TOO_MANY' : 'CONFLICT')
  // What is worked on is not swept.
  await db().recording.update({ where: { id: recordingId }, data: { updatedAt: now }, select: { id: true } })
  return ok()
}

/**
 * Throws everything away that this person recorded for an order; videos made of it stay. `CONFLICT` while one is
 * being made of it.
 */
export async function discardRecording(
  actor: StaffActor,
  { orderId, now }: OrderInput,
): Promise<Result<undefined, 'NOT_YOURS' | 'CONFLICT'>> {
  const where = { orderId, userId: actor.userId }
  const recording = await db().recording.findFirst({ where, select: { id: true } })
  if (!recording) return err('NOT_YOURS')
  const chunks = await db().recordingChunk.findMany({
    where: { segment: { recordingId: recording.id } },
    select: { storageKey: true },
  })
  const isUsed = { videos: { some: { video: { state: 'processing' as const } } } }
  const removed = await db().recording.deleteMany({ where: { id: recording.id, segments: { none: isUsed } } })
  if (removed.count === 0) return err('CONFLICT')
  for (const { storageKey } of chunks) await storage().remove(storageKey)
  await recordAudit({ actor, action: 'video.recording_discarded', orderId, objectId: recording.id, at: now })
  return ok()
}
