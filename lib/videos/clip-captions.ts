import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor, StaffActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { staffOnly } from '@/lib/staff/staff-only'
import type { Captions, Cue } from './captions-schema'
import { clipSentencesSchema } from './clip-schema'

type ClipInput = { id: string; now: Date }

/** The captions of a clip that is ready, for staff. They say nothing of a patient. */
export async function getClipCaptions(
  actor: Actor,
  { id, now }: ClipInput,
): Promise<Result<Captions, 'NOT_FOUND'>> {
  if (!(await staffOnly(actor, { now }))) return err('NOT_FOUND')
  const clip = await db().clip.findFirst({
    where: { id, state: 'ready' },
    select: { revision: true, durationMs: true, sentences: true },
  })
  if (!clip) return err('NOT_FOUND')
  const cues = clipSentencesSchema
    .parse(clip.sentences)
    .map(({ id: cueId, text, startMs, endMs }) => ({ id: cueId, text, startMs, endMs }))
  return ok({ revision: clip.revision, durationMs: clip.durationMs ?? 0, cues })
}

/**
 * Puts corrected captions beside a clip that is not approved yet. `CONFLICT` when someone saved or approved since
 * `revision`; `OUT_OF_RANGE` when a caption lasts longer than the clip.
 */
export async function saveClipCaptions(
  actor: StaffActor,
  { id, revision, cues, now }: ClipInput & { revision: number; cues: readonly Cue[] },
): Promise<Result<{ revision: number }, 'NOT_FOUND' | 'CONFLICT' | 'OUT_OF_RANGE'>> {
  const clip = await db().clip.findFirst({ where: { id, state: 'ready' }, select: { durationMs: true } })
  if (!clip) return err('NOT_FOUND')
  if (cues.some(({ endMs }) => endMs > (clip.durationMs ?? 0))) return err('OUT_OF_RANGE')
  const { count } = await db().clip.updateMany({
    where: { id, state: 'ready', approvedAt: null, revision },
    data: { sentences: cues.map((cue) => ({ ...cue, covers: [] })), revision: revision + 1 },
  })
  if (count === 0) return err('CONFLICT')
  await recordAudit({ actor, action: 'clip.captions_saved', objectId: id, at: now })
  return ok({ revision: revision + 1 })
}
