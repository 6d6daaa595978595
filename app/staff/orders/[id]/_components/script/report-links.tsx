'use client'

import { useEffect, useRef } from 'react'
import type { OutlineSentence } from '@/lib/reports/report-outline'

type Props = {
  covers: readonly string[]
  impression: readonly OutlineSentence[]
  onToggle: (reportSentenceId: string) => void
  onClose: () => void
}

/** Which sentences of the Impression are covered. It opens at a press, takes the focus and gives it back. */
export function ReportLinks({ covers, impression, onToggle, onClose }: Props) {
  const box = useRef<HTMLFieldSetElement>(null)
  useEffect(() => box.current?.querySelector('input')?.focus(), [])
  return (
    <fieldset
      ref={box}
      className="m-2 rounded-field border border-line p-2 text-sm"
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <legend className="px-1 font-semibold">It covers</legend>
      {impression.map((each) => (
        <label key={each.id} className="flex min-h-[44px] items-center gap-2">
          <input
            type="checkbox"
            checked={covers.includes(each.id)}
            onChange={() => onToggle(each.id)}
            className="size-5 accent-action"
          />
          {each.text}
        </label>
      ))}
    </fieldset>
  )
}
