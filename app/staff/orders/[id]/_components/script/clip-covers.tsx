'use client'

import { useRef, useState } from 'react'
import type { OutlineSentence } from '@/lib/reports/report-outline'
import { ReportLinks } from './report-links'

type Props = {
  sectionName: string
  covers: readonly string[]
  impression: readonly OutlineSentence[]
  onToggle: (reportSentenceId: string) => void
}

/** What of the report the clip of a section explains. */
export function ClipCovers({ sectionName, covers, impression, onToggle }: Props) {
  const [isLinking, setIsLinking] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const covered = impression.filter(({ id }) => covers.includes(id))
  if (impression.length === 0) return null
  return (
    <div>
      {covered.map(({ id, text }) => (
        <p key={id} className="mt-1 ps-2 text-ink-soft text-sm">
          <span aria-hidden>↳ </span>
          <span className="sr-only">Covers: </span>
          {text}
        </p>
      ))}
      <button
        ref={button}
        type="button"
        aria-expanded={isLinking}
        aria-label={`Link the clip of ${sectionName} to the report`}
        onClick={() => setIsLinking(!isLinking)}
        className="min-h-[44px] w-fit px-2 text-action text-sm underline underline-offset-4"
      >
        Link it to the report
      </button>
      {isLinking && (
        <ReportLinks
          covers={covers}
          impression={impression}
          onToggle={onToggle}
          onClose={() => {
            setIsLinking(false)
            button.current?.focus()
          }}
        />
      )}
    </div>
  )
}
