import type { StaffActor } from '@/lib/auth/actor'
import { db, type Tx } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { chooseSegments, type Incomplete, type VideoPart, withClips } from './choose-segments'
import { createProcessingVideo } from './create-video'
import { type RecordedSegment, teleprompterLogSchema } from './recording-schema'
import { type Doubt, doubtOf } from './said-words-schema'
import { readNewestScript } from './script-queries'
import { isClip, type Script } from './script-schema'
import { maySendVideo } from './video-policy'

type Doubtful = { ok: false; code: 'DOUBTFUL'; doubts: { sectionId: string; doubt: Doubt }[] }

/**
 * Makes the next version of an order's video of what was recorded: each section of the script with its newest take.
 * The recording stays, so that one section can be retaken for the version after. `EMPTY` when nothing was recorded
 * for any section; `INCOMPLETE` while chunks of the newest take of a section are still on their way, or lost;
 * `CLIP_GONE` when a clip of the script was withdrawn; `DOUBTFUL`, unless the actor is sure, when a section is not
 * recorded, not said to its end, or said other words than the script has now, which its captions would show.
 */
export async function finishRecording(
  actor: StaffActor,
  { orderId, isSure = false, now }: { orderId: string; isSure?: boolean; now: Date },
): Promise<Result<{ videoId: string }, 'NOT_YOURS' | 'EMPTY' | 'CLIP_GONE'> | Incomplete | Doubtful> {
  if (!(await maySendVideo(actor, orderId))) return err('NOT_YOURS')
  return db().$transaction(async (tx) => {
    const segments = await tx.recordingSegment.findMany({
      where: { recording: { orderId, userId: actor.userId } },
      orderBy: [{ createdAt: 'asc' }, { take: 'asc' }, { part: 'asc' }],
      select: {
        id: true,
        sectionId: true,
        take: true,
        part: true,
        chunkCount: true,
        log: true,
        chunks: { orderBy: { sequence: 'asc' }, select: { sequence: true } },
      },
    })
    const received = segments.map(({ chunks, log, ...segment }) => ({
      ...segment,
      log: teleprompterLogSchema.parse(log),
      received: chunks.map(({ sequence }) => sequence),
    }))
    const script = await readNewestScript(tx, orderId)
    const recorded = script?.sections.filter((each) => !isClip(each)).map(({ id }) => id) ?? null
    const chosen = chooseSegments(received, recorded)
    if (!chosen.ok) return chosen
    const inOrder = chosen.value.flatMap((id) => received.filter((each) => each.id === id))
    const doubts = isSure ? [] : doubtsOf(script, inOrder)
    if (doubts.length > 0) return { ...err('DOUBTFUL'), doubts }
    const parts = withClips(inOrder, script?.sections ?? null)
    if (!(await areOffered(tx, parts))) return err('CLIP_GONE')
    const videoId = await createProcessingVideo(tx, actor, { orderId, now })
    await tx.videoSegment.createMany({
      data: parts.map((part, position) => ({ videoId, position, ...part })),
    })
    return ok({ videoId })
  })
}

function doubtsOf(
  script: Script | null,
  chosen: readonly Pick<RecordedSegment, 'sectionId' | 'chunkCount' | 'log'>[],
): Doubtful['doubts'] {
  return (script?.sections ?? []).flatMap((section) => {
    const sentences = section.sentences.filter(({ text }) => text.trim() !== '')
    if (sentences.length === 0 || isClip(section)) return []
    const take = chosen.filter(({ sectionId }) => sectionId === section.id)
    const doubt = doubtOf(sentences, take)
    return doubt ? [{ sectionId: section.id, doubt }] : []
  })
}

/** The rows are held: one that is withdrawn at this moment is either refused here or finds this video among its users. */
async function areOffered(tx: Tx, parts: readonly VideoPart[]): Promise<boolean> {
  const clipIds = [...new Set(parts.flatMap((part) => ('clipId' in part ? [part.clipId] : [])))]
  if (clipIds.length === 0) return true
  const offered = await tx.$queryRaw<unknown[]>`SELECT id FROM "Clip"
    WHERE id = ANY(${clipIds}::uuid[]) AND "approvedAt" IS NOT NULL AND "withdrawnAt" IS NULL FOR SHARE`
  return offered.length === clipIds.length
}
