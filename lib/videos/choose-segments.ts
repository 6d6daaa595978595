import { err, ok, type Result } from '@/lib/shared/result'
import type { RecordedSegment } from './recording-schema'
import type { ScriptSection } from './script-schema'

type Segment = Pick<RecordedSegment, 'id' | 'sectionId' | 'take' | 'part' | 'chunkCount' | 'received'>

/**
 * What a video is joined of, in its order: each section with its newest take that has anything in it, the take's parts
 * one after the other. Without a script, sections come in the order in which they were begun. A part that never ended
 * (its tab was killed) counts as far as it arrived; one that ended must be whole.
 */
export function chooseSegments(
  segments: readonly Segment[],
  sectionIds: readonly string[] | null,
): Result<string[], 'EMPTY' | 'INCOMPLETE'> {
  const usable = segments.filter(({ chunkCount, received }) => chunkCount !== 0 && received.includes(0))
  const order = sectionIds ?? [...new Set(usable.map(({ sectionId }) => sectionId))]
  const chosen = order.flatMap((sectionId) => {
    const own = usable.filter((segment) => segment.sectionId === sectionId)
    const newest = Math.max(...own.map(({ take }) => take))
    return own.filter(({ take }) => take === newest).toSorted((a, b) => a.part - b.part)
  })
  if (chosen.length === 0) return err('EMPTY')
  const isMissing = ({ chunkCount, received }: Segment) => chunkCount !== null && received.length < chunkCount
  // A newer take of which not even the first chunk arrived yet must not fall back to the one before.
  const isOnItsWay = ({ chunkCount, received }: Segment) => chunkCount !== 0 && !received.includes(0)
  const pending = segments.filter((segment) => order.includes(segment.sectionId) && isOnItsWay(segment))
  const isAwaited = pending.some(({ chunkCount }) => chunkCount !== null)
  return chosen.some(isMissing) || isAwaited ? err('INCOMPLETE') : ok(chosen.map(({ id }) => id))
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
