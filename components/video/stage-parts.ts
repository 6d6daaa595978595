import { listTerms } from '@/lib/articles/article-queries'
import type { ReportOutline } from '@/lib/reports/report-outline'
import { type MarkedText, markTerms, type TermNotes } from '@/lib/shared/mark-terms'
import type { VideoTiming } from '@/lib/videos/timing-schema'
import type { ReportPart } from './player/report-sentences'
import type { TranscriptLine } from './player/transcript'

export type StageParts = { lines: TranscriptLine[]; parts: ReportPart[]; notes: TermNotes }

/** What stands beside a video: what is said and what the report says, with the glossary's words for both. */
export function stageParts(timing: VideoTiming | null, report: ReportOutline | null): StageParts {
  const terms = listTerms()
  const lines = (timing?.sentences ?? []).map(({ id, startMs, endMs, text }) => ({
    id,
    startMs,
    endMs,
    text: markTerms(text, terms),
  }))
  const parts = (report?.sections ?? [])
    .filter(({ sentences }) => sentences.length > 0)
    .map(({ kind, heading, sentences }) => ({
      kind,
      heading,
      sentences: sentences.map(({ id, text }) => ({
        id,
        text: markTerms(text, terms),
        explainedAtMs: timing?.sentences.find(({ covers }) => covers.includes(id))?.startMs ?? null,
      })),
    }))
  const texts = [...lines, ...parts.flatMap(({ sentences }) => sentences)].map(({ text }) => text)
  return { lines, parts, notes: notesFor(texts) }
}

/** Only what is marked crosses to the browser. */
function notesFor(texts: readonly MarkedText[]): TermNotes {
  const used = new Set(texts.flat().map(({ termId }) => termId))
  return Object.fromEntries(
    listTerms()
      .filter(({ id }) => used.has(id))
      .map(({ id, term, definition }) => [id, { term, definition }]),
  )
}
