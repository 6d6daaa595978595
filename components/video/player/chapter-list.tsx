'use client'

import { Play } from 'lucide-react'
import { clockTime } from '@/lib/shared/spans'
import type { TimedChapter } from '@/lib/videos/timing-schema'
import { useCurrentIndex, usePlayback } from './playback'

type Props = { chapters: readonly TimedChapter[]; heading: string }

/** The chapters; a tap plays from there. */
export function ChapterList({ chapters, heading }: Props) {
  const { playFrom } = usePlayback()
  const current = useCurrentIndex(chapters)
  if (chapters.length === 0) return null
  return (
    <nav aria-label={heading}>
      <h3 className="font-bold text-lg">{heading}</h3>
      <ol className="mt-2 grid gap-1">
        {chapters.map(({ id, title, startMs }, index) => (
          <li key={id}>
            <button
              type="button"
              {...(index === current && { 'aria-current': 'true' })}
              onClick={() => playFrom(startMs)}
              className="flex min-h-12 w-full items-center gap-3 rounded-field border-2 border-line px-3 py-1.5 text-start hover:bg-action-tint aria-[current]:border-action aria-[current]:bg-action-tint aria-[current]:font-semibold"
            >
              <Play aria-hidden className="size-5 shrink-0 text-action" />
              <span className="min-w-0 flex-1">{title}</span>
              <span className="text-ink-soft text-sm tabular-nums">{clockTime(startMs)}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
