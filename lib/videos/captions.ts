import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor, StaffActor } from '@/lib/auth/actor'
import { err, ok, type Result } from '@/lib/shared/result'
import { staffOnly } from '@/lib/staff/staff-only'
import type { Captions, Cue } from './captions-schema'
import { replaceTiming } from './replace-timing'
import { maySendVideo } from './video-policy'
import { readVideoTiming } from './video-timing'

type VideoInput = { orderId: string; videoId: string; now: Date }

/** The captions of a finished video, for staff; the look is audited. `NOT_FOUND` for everyone else and while there is no video. */
export async function getCaptions(
  actor: Actor,
  { orderId, videoId, now }: VideoInput,
): Promise<Result<Captions, 'NOT_FOUND'>> {
  const staff = await staffOnly(actor, { orderId, now })
  const found = staff && (await readVideoTiming(staff, { orderId, videoId, now }))
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
  const found = await readVideoTiming(actor, { orderId, videoId, now })
  if (!found) return err('NOT_FOUND')
  if (found.revision !== revision) return err('CONFLICT')
  if (cues.some(({ endMs }) => endMs > found.timing.durationMs)) return err('OUT_OF_RANGE')
  const covers = new Map(found.timing.sentences.map((sentence) => [sentence.id, sentence.covers]))
  const sentences = cues.map((cue) => ({ ...cue, covers: covers.get(cue.id) ?? [] }))
  const timing = { ...found.timing, sentences }
  const replaced = await replaceTiming({ orderId, videoId, revision, timing })
  if (!replaced.ok) return replaced
  await recordAudit({
    actor,
    action: 'captions.saved',
    orderId,
    objectId: videoId,
    detail: { revision: replaced.value },
    at: now,
  })
  return ok({ revision: replaced.value })
}
