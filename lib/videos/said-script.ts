import type { Actor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { readNewestScript, readScript } from './script-queries'
import type { Script } from './script-schema'
import type { VideoTiming } from './timing-schema'
import { readVideoTiming } from './video-timing'

export type SaidScript = {
  /** As far as the video says it. */
  script: Script | null
  /** What its captions say, a sentence a line. */
  captions: string
}

/**
 * What a video says: the script that it was made with, and of one that was recorded in sections only what was recorded of
 * it. A video that was made without a script is judged by the newest. The caller has checked who asks.
 */
export async function readSaidScript(
  actor: Actor,
  { orderId, video, now }: { orderId: string; video: { id: string; scriptId: string | null }; now: Date },
): Promise<SaidScript> {
  const { id: videoId, scriptId } = video
  const [script, found, segments] = await Promise.all([
    scriptId ? readScript(scriptId) : readNewestScript(db(), orderId),
    readVideoTiming(actor, { orderId, videoId, now }),
    db().videoSegment.count({ where: { videoId } }),
  ])
  const isRecorded = scriptId !== null && segments > 0
  return {
    script: script && isRecorded && found ? onlySaid(script, found.timing) : script,
    captions: found?.timing.sentences.map(({ text }) => text).join('\n') ?? '',
  }
}

/** Sections without a take are no chapters, and sentences that were never reached have no time. */
function onlySaid(script: Script, { chapters, sentences }: VideoTiming): Script {
  const sectionIds = new Set(chapters.map(({ id }) => id))
  const sentenceIds = new Set(sentences.map(({ id }) => id))
  return {
    ...script,
    sections: script.sections
      .filter(({ id }) => sectionIds.has(id))
      .map((section) => ({
        ...section,
        sentences: section.sentences.filter(({ id }) => sentenceIds.has(id)),
      })),
  }
}
