import type { StaffActor } from '@/lib/auth/actor'
import { db, type Tx } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { chooseSegments, type Incomplete, type VideoPart, withClips } from './choose-segments'
import { createProcessingVideo } from './create-video'
import { readNewestScript } from './script-queries'
import { isClip } from './script-schema'
import { maySendVideo } from './video-policy'

/**
 * Makes the next version of an order's video of what was recorded: each section of the script with its newest take.
 * The recording stays, so that one section can be retaken for the version after. `EMPTY` when nothing was recorded
 * for any section; `INCOMPLETE` while chunks of the newest take of a section are still on their way, or lost;
 * `CLIP_GONE` when a clip of the script was withdrawn.
 */
export async function finishRecording(
  actor: StaffActor,
  { orderId, now }: { orderId: string; now: Date },
): Promise<Result<{ videoId: string }, 'NOT_YOURS' | 'EMPTY' | 'CLIP_GONE'> | Incomplete> {
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
        chunks: { orderBy: { sequence: 'asc' }, select: { sequence: true } },
      },
    })
    const received = segments.map(({ chunks, ...segment }) => ({
      ...segment,
      received: chunks.map(({ sequence }) => sequence),
    }))
    const script = await readNewestScript(tx, orderId)
    const recorded = script?.sections.filter((each) => !isClip(each)).map(({ id }) => id) ?? null
    const chosen = chooseSegments(received, recorded)
    if (!chosen.ok) return chosen
    const inOrder = chosen.value.flatMap((id) => segments.filter((each) => each.id === id))
    const parts = withClips(inOrder, script?.sections ?? null)
    if (!(await areOffered(tx, parts))) return err('CLIP_GONE')
    const videoId = await createProcessingVideo(tx, actor, { orderId, now })
    await tx.videoSegment.createMany({
      data: parts.map((part, position) => ({ videoId, position, ...part })),
    })
    return ok({ videoId })
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
