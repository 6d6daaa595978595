import type { VideoTiming } from '@/lib/videos/timing-schema'

/**
 * The timing of a video that holds only some chapters, one after the other: what was said in the others is not in it.
 * A sentence belongs to the chapter in which it begins.
 */
export function cutTiming(timing: VideoTiming, chapterIds: readonly string[]): VideoTiming {
  const chosen = timing.chapters.filter(({ id }) => chapterIds.includes(id))
  let offsetMs = 0
  const cut: VideoTiming = { durationMs: 0, chapters: [], sentences: [], sprite: null }
  for (const chapter of chosen) {
    const moved = (ms: number) => Math.min(ms, chapter.endMs) - chapter.startMs + offsetMs
    cut.chapters.push({ ...chapter, startMs: offsetMs, endMs: moved(chapter.endMs) })
    for (const sentence of timing.sentences) {
      if (sentence.startMs < chapter.startMs || sentence.startMs >= chapter.endMs) continue
      cut.sentences.push({ ...sentence, startMs: moved(sentence.startMs), endMs: moved(sentence.endMs) })
    }
    offsetMs += chapter.endMs - chapter.startMs
  }
  return { ...cut, durationMs: offsetMs }
}
