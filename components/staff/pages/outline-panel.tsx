'use client'

import { TermText } from '@/components/video/player/term-text'
import type { ReadingSection, ReportReading } from '@/lib/reports/report-reading'

type OutlineProps = {
  sections: readonly ReadingSection[]
  notes: ReportReading['notes']
  onGoTo: (place: NonNullable<ReadingSection['place']>) => void
}

/** What each kind of section is called when the report leaves its heading out. */
const KINDS = {
  history: 'History',
  technique: 'Technique',
  comparison: 'Comparison',
  findings: 'Findings',
  impression: 'Impression',
  other: 'Before the first heading',
} as const

/** The report's sections as text, its terms of art to be tapped; each heading leads to its place on the pages. */
export function OutlinePanel({ sections, notes, onGoTo }: OutlineProps) {
  return (
    <section
      aria-label="Sections of the report"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="max-h-[45%] shrink-0 overflow-auto border-line border-b bg-surface px-3 py-1"
    >
      {sections.length === 0 && <p className="py-2 text-ink-soft">No words were found in this report.</p>}
      {sections.map(({ kind, heading, place, sentences }, index) => (
        // The sections of a report never change, so a section's place is its identity.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <details key={index} className="border-line border-b last:border-b-0">
          <summary className="flex min-h-[44px] flex-wrap items-center gap-x-3">
            <span className="flex-1 font-semibold">{heading === '' ? KINDS[kind] : heading}</span>
            {place && (
              <button
                type="button"
                onClick={() => onGoTo(place)}
                className="min-h-[44px] px-2 font-semibold text-action text-sm underline underline-offset-4"
              >
                Show<span className="sr-only"> {heading || KINDS[kind]} on the page</span>
              </button>
            )}
          </summary>
          <p className="pb-3">
            {sentences.map((sentence, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <span key={at}>
                <TermText text={sentence} notes={notes} closeLabel="Close" />{' '}
              </span>
            ))}
          </p>
        </details>
      ))}
    </section>
  )
}
