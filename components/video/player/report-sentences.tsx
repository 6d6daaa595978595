'use client'

import { Play } from 'lucide-react'
import { useMemo } from 'react'
import type { MarkedText, TermNotes } from '@/lib/shared/mark-terms'
import type { Span } from '@/lib/shared/spans'
import { useCurrentIndex, usePlayback } from './playback'
import { isOnTerm, TermText } from './term-text'

export type ReportPart = {
  kind: string
  heading: string
  sentences: { id: string; text: MarkedText; explainedAtMs: number | null }[]
}

type Props = {
  parts: readonly ReportPart[]
  /** What is said when, and which sentences of the report it covers. */
  spoken: readonly (Span & { covers: readonly string[] })[]
  notes: TermNotes
  words: { playFrom: string; closeTerm: string }
}

const NONE: readonly string[] = []

/** The report's own words: a tap on a sentence plays where it is explained, and playing lights it up. */
export function ReportSentences({ parts, spoken, notes, words }: Props) {
  const { playFrom } = usePlayback()
  const current = useCurrentIndex(spoken)
  const lit = useMemo(() => spoken[current]?.covers ?? NONE, [spoken, current])
  return (
    <div className="grid gap-5">
      {parts.map((part, index) => (
        // The report never changes, so a part's place is its identity.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={index}>
          {part.heading !== '' && <h3 className="font-bold">{part.heading}</h3>}
          <ul className="mt-1 grid gap-1">
            {part.sentences.map(({ id, text, explainedAtMs }) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the button in it does the same
              <li
                key={id}
                {...(lit.includes(id) && { 'aria-current': 'true' })}
                onClick={(event) => {
                  if (explainedAtMs !== null && !isOnTerm(event)) playFrom(explainedAtMs)
                }}
                className="flex items-start gap-2 rounded-field border-transparent border-s-4 ps-2 aria-[current]:border-soon-line aria-[current]:bg-soon-tint"
              >
                <span className="flex-1 py-2">
                  <TermText text={text} notes={notes} closeLabel={words.closeTerm} />
                </span>
                {explainedAtMs !== null && (
                  <button
                    type="button"
                    aria-label={`${words.playFrom}: ${text.map((each) => each.text).join('')}`}
                    onClick={(event) => {
                      event.stopPropagation()
                      playFrom(explainedAtMs)
                    }}
                    className="grid size-[44px] shrink-0 place-content-center rounded-full border-2 border-action text-action hover:bg-action-tint"
                  >
                    <Play aria-hidden className="size-5" />
                  </button>
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  )
}
