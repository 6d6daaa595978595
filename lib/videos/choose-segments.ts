import { err, ok, type Result } from '@/lib/shared/result'
import type { RecordedSegment } from './recording-schema'
import type { ScriptSection } from './script-schema'

type Segment = Pick<RecordedSegment, 'id' | 'sectionId' | 'take' | 'part' | 'chunkCount' | 'received'>

/** Chunks of these sections are still on their way, or lost. */
export type Incomplete = { ok: false; code: 'INCOMPLETE'; sectionIds: string[] }

/**
 * What a video is joined of, in its order: each section with its newest take that has anything in it, the take's parts
 * one after the other. Without a script, sections come in the order in which they were begun. A part that never ended
 * (its tab was killed) counts as far as it arrived; one that ended must be whole.
 */
export function chooseSegments(
  segments: readonly Segment[],
  sectionIds: readonly string[] | null,
): Result<string[], 'EMPTY'> | Incomplete {
  const usable = segments.filter(({ chunkCount, received }) => chunkCount !== 0 && received.includes(0))
  const order = sectionIds ?? [...new Set(usable.map(({ sectionId }) => sectionId))]
  const takes = order.map((sectionId) => {
    const own = usable.filter((segment) => segment.sectionId === sectionId)
    const newest = Math.max(-1, ...own.map(({ take }) => take))
    const parts = own.filter(({ take }) => take === newest).toSorted((a, b) => a.part - b.part)
    const isAwaited = (each: Segment) => each.sectionId === sectionId && isOnItsWay(each, newest)
    return { sectionId, parts, isIncomplete: parts.some(isMissing) || segments.some(isAwaited) }
  })
  if (takes.every(({ parts }) => parts.length === 0)) return err('EMPTY')
  const incomplete = takes.filter((each) => each.isIncomplete).map(({ sectionId }) => sectionId)
  if (incomplete.length > 0) return { ...err('INCOMPLETE'), sectionIds: incomplete }
  return ok(takes.flatMap(({ parts }) => parts.map(({ id }) => id)))
}

function isMissing({ chunkCount, received }: Segment): boolean {
  return chunkCount !== null && received.length < chunkCount
}

/**
 * Ended, and not even its first chunk is there: a newer take must not fall back to the one before, nor lose a part. An
 * older one is not waited for: nothing of it would be used.
 */
function isOnItsWay({ take, chunkCount, received }: Segment, newest: number): boolean {
  return take >= newest && chunkCount !== null && chunkCount !== 0 && !received.includes(0)
}

/** A part of a video: a recorded segment, or a clip in the place of a section. */
export type VideoPart = { segmentId: string } | { clipId: string; sectionId: string }

/** The chosen segments with the script's clips between them, each where its section is. */
export function withClips(
  chosen: readonly Pick<Segment, 'id' | 'sectionId'>[],
  sections: readonly Pick<ScriptSection, 'id' | 'scene'>[] | null,
): VideoPart[] {
  if (!sections) return chosen.map(({ id }) => ({ segmentId: id }))
  return sections.flatMap(({ id: sectionId, scene }): VideoPart[] =>
    scene?.kind === 'clip'
      ? [{ clipId: scene.clipId, sectionId }]
      : chosen.filter((each) => each.sectionId === sectionId).map(({ id }) => ({ segmentId: id })),
  )
}
