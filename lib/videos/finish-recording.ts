import type { StaffActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { chooseSegments } from './choose-segments'
import { createProcessingVideo } from './create-video'
import { readNewestScript } from './script-queries'
import { maySendVideo } from './video-policy'

/**
 * Makes the next version of an order's video of what was recorded: each section of the script with its newest take.
 * The recording stays, so that one section can be retaken for the version after. `EMPTY` when nothing was recorded
 * for any section; `INCOMPLETE` while chunks of a take are still on their way.
 */
export async function finishRecording(
  actor: StaffActor,
  { orderId, now }: { orderId: string; now: Date },
): Promise<Result<{ videoId: string }, 'NOT_YOURS' | 'EMPTY' | 'INCOMPLETE'>> {
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
    const chosen = chooseSegments(received, script ? script.sections.map(({ id }) => id) : null)
    if (!chosen.ok) return chosen
    const videoId = await createProcessingVideo(tx, actor, { orderId, now })
    await tx.videoSegment.createMany({
      data: chosen.value.map((segmentId, position) => ({ videoId, position, segmentId })),
    })
    return ok({ videoId })
  })
}
