import { randomUUID } from 'node:crypto'
import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor, StaffActor } from '@/lib/auth/actor'
import { guardedOpen } from '@/lib/orders/raise-corrupt-file'
import { db } from '@/lib/platform/db'
import { newStorageKey, verifyingStream } from '@/lib/platform/object-store'
import { storage } from '@/lib/platform/storage'
import { err, ok, type Result } from '@/lib/shared/result'
import { staffOnly } from '@/lib/staff/staff-only'
import type { Captions, Cue } from './captions-schema'
import { timingSchema, type VideoTiming } from './timing-schema'
import { maySendVideo } from './video-policy'
import { toWebVtt } from './web-vtt'

const MAX_BYTES = 4 * 1024 ** 2

type VideoInput = { orderId: string; videoId: string; now: Date }

/** The captions of a finished video, for staff; the look is audited. `NOT_FOUND` for everyone else and while there is no video. */
export async function getCaptions(
  actor: Actor,
  { orderId, videoId, now }: VideoInput,
): Promise<Result<Captions, 'NOT_FOUND'>> {
  const staff = await staffOnly(actor, { orderId, now })
  const found = staff && (await readTiming(staff, { orderId, videoId, now }))
  if (!found) return err('NOT_FOUND')
  await recordAudit({ actor, action: 'captions.viewed', orderId, objectId: videoId, at: now })
  const { timing, revision } = found
  const cues = timing.sentences.map(({ id, text, startMs, endMs }) => ({ id, text, startMs, endMs }))
  return ok({ revision, durationMs: timing.durationMs, cues })
}

/**
 * Puts corrected captions beside a video, and with them its transcript and what of the report is said when. Chapters
 * stay. `CONFLICT` when someone saved since `revision`; `OUT_OF_RANGE` when a caption lasts longer than the video.
 */
export async function saveCaptions(
  actor: StaffActor,
  { orderId, videoId, revision, cues, now }: VideoInput & { revision: number; cues: readonly Cue[] },
): Promise<Result<{ revision: number }, 'NOT_YOURS' | 'NOT_FOUND' | 'CONFLICT' | 'OUT_OF_RANGE'>> {
  if (!(await maySendVideo(actor, orderId))) return err('NOT_YOURS')
  const found = await readTiming(actor, { orderId, videoId, now })
  if (!found) return err('NOT_FOUND')
  if (found.revision !== revision) return err('CONFLICT')
  if (cues.some(({ endMs }) => endMs > found.timing.durationMs)) return err('OUT_OF_RANGE')
  const covers = new Map(found.timing.sentences.map((sentence) => [sentence.id, sentence.covers]))
  const sentences = cues.map((cue) => ({ ...cue, covers: covers.get(cue.id) ?? [] }))
  const timing = await put(JSON.stringify({ ...found.timing, sentences } satisfies VideoTiming))
  const captions = await put(toWebVtt(sentences))
  const replaced = await replace({ orderId, videoId, revision, timing, captions })
  if (!replaced.ok) {
    for (const { storageKey } of [timing, captions]) await storage().remove(storageKey)
    return replaced
  }
  for (const key of replaced.value) await storage().remove(key)
  await recordAudit({
    actor,
    action: 'captions.saved',
    orderId,
    objectId: videoId,
    detail: { revision: revision + 1 },
    at: now,
  })
  return ok({ revision: revision + 1 })
}

async function readTiming(
  actor: StaffActor,
  { orderId, videoId, now }: VideoInput,
): Promise<{ timing: VideoTiming; revision: number } | null> {
  const asset = await db().videoAsset.findFirst({
    where: { videoId, kind: 'timing', video: { orderId, state: 'ready' } },
    select: { storageKey: true, sha256: true, revision: true },
  })
  if (!asset) return null
  const opened = await guardedOpen(asset.storageKey, { actor, orderId, objectId: videoId, now })
  if (!opened.ok || opened.value.byteCount > MAX_BYTES) return null
  const parts: Uint8Array[] = []
  for await (const part of verifyingStream(opened.value.stream(), asset.sha256)) parts.push(part)
  return {
    timing: timingSchema.parse(JSON.parse(Buffer.concat(parts).toString('utf8'))),
    revision: asset.revision,
  }
}

type Stored = { storageKey: string; sha256: string; byteCount: bigint }

async function put(text: string): Promise<Stored> {
  const storageKey = newStorageKey('video-asset')
  const bytes = Buffer.from(text)
  const stored = await storage().put(
    storageKey,
    (async function* () {
      yield bytes
    })(),
    { maxBytes: MAX_BYTES },
  )
  if (!stored.ok) throw new Error(stored.code)
  return { storageKey, sha256: stored.value.sha256, byteCount: BigInt(stored.value.byteCount) }
}

type Replacing = { orderId: string; videoId: string; revision: number; timing: Stored; captions: Stored }

/** The keys of the objects that are nobody's now. */
function replace({
  orderId,
  videoId,
  revision,
  timing,
  captions,
}: Replacing): Promise<Result<string[], 'NOT_YOURS' | 'CONFLICT'>> {
  return db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Order" WHERE id = ${orderId}::uuid FOR UPDATE`
    // Handed in meanwhile: what a reader looks at stays as it is.
    const isOpen = await tx.order.count({ where: { id: orderId, status: 'in_production' } })
    if (isOpen === 0) return err('NOT_YOURS')
    const before = await tx.videoAsset.findMany({
      where: { videoId, kind: { in: ['timing', 'captions', 'download'] } },
      select: { storageKey: true },
    })
    const { count } = await tx.videoAsset.updateMany({
      where: { videoId, kind: 'timing', revision },
      data: { ...timing, revision: revision + 1 },
    })
    if (count === 0) return err('CONFLICT')
    // The copy with the captions as they were; the next delivery makes another.
    await tx.videoAsset.deleteMany({ where: { videoId, kind: 'download' } })
    await tx.videoAsset.upsert({
      where: { videoId_kind: { videoId, kind: 'captions' } },
      create: { id: randomUUID(), videoId, kind: 'captions', mediaType: 'text/vtt', ...captions },
      update: { ...captions, revision: revision + 1 },
      select: { id: true },
    })
    return ok(before.map(({ storageKey }) => storageKey))
  })
}
