'use client'

import { useEffect, useMemo, useRef, useState } from 'react'
import type { MarkedText, TermNotes } from '@/lib/shared/mark-terms'
import { clockTime } from '@/lib/shared/spans'
import { useCurrentIndex, usePlayback } from './playback'
import { isOnTerm, TermText } from './term-text'

export type TranscriptLine = { id: string; startMs: number; endMs: number; text: MarkedText }

type Props = { lines: readonly TranscriptLine[]; notes: TermNotes; words: Words }
/** `foundMany` holds a `#` where the number goes: functions do not cross to the browser. */
type Words = {
  heading: string
  search: string
  foundOne: string
  foundMany: string
  nothing: string
  playFrom: string
  closeTerm: string
}

/** Everything that is said. It follows the video, and a tap on a line plays from there. */
export function Transcript({ lines, notes, words }: Props) {
  const { playFrom } = usePlayback()
  const current = useCurrentIndex(lines)
  const [query, setQuery] = useState('')
  const box = useRef<HTMLOListElement>(null)
  const shown = useMemo(() => matching(lines, query), [lines, query])
  useEffect(() => {
    const list = box.current
    const line = list?.querySelector<HTMLElement>('[aria-current]')
    // Only the list moves, never the page under the reader's eyes. It is `relative`: its lines count from its own top.
    if (list && line && current >= 0) list.scrollTop = line.offsetTop - list.clientHeight / 3
  }, [current])
  return (
    <div>
      <label className="block font-semibold" htmlFor="transcript-search">
        {words.search}
      </label>
      <input
        id="transcript-search"
        type="search"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        className="mt-1 min-h-12 w-full max-w-form rounded-field border-2 border-line-strong bg-surface px-3"
      />
      <p role="status" className="text-ink-soft text-sm">
        {query.trim() !== '' && countOf(shown.length, words)}
      </p>
      <ol
        ref={box}
        aria-label={words.heading}
        className="relative mt-2 max-h-96 overflow-y-auto rounded-card border border-line bg-surface p-2"
      >
        {shown.map((line) => {
          const isCurrent = lines[current]?.id === line.id
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the button in it does the same
            <li
              key={line.id}
              {...(isCurrent && { 'aria-current': 'true' })}
              onClick={(event) => {
                if (!isOnTerm(event)) playFrom(line.startMs)
              }}
              className="flex cursor-pointer items-start gap-2 rounded-field px-1 py-0.5 hover:bg-action-tint aria-[current]:bg-soon-tint aria-[current]:font-semibold"
            >
              <button
                type="button"
                aria-label={`${words.playFrom} ${clockTime(line.startMs)}`}
                onClick={() => playFrom(line.startMs)}
                className="min-h-[44px] min-w-[44px] shrink-0 text-action text-sm tabular-nums underline underline-offset-4"
              >
                {clockTime(line.startMs)}
              </button>
              <span className="py-2">
                <TermText text={line.text} notes={notes} closeLabel={words.closeTerm} />
              </span>
            </li>
          )
        })}
      </ol>
    </div>
  )
}

function matching(lines: readonly TranscriptLine[], query: string): readonly TranscriptLine[] {
  const wanted = query.trim().toLowerCase()
  if (wanted === '') return lines
  return lines.filter(({ text }) =>
    text
      .map((part) => part.text)
      .join('')
      .toLowerCase()
      .includes(wanted),
  )
}

function countOf(count: number, words: Words): string {
  if (count === 0) return words.nothing
  return count === 1 ? words.foundOne : words.foundMany.replace('#', String(count))
}
