'use client'

import { Check, CircleDashed } from 'lucide-react'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { CONTROL_CLASS } from '@/components/ui/field'
import type { OutlineSentence } from '@/lib/reports/report-outline'
import { coveredByClip, type Script, sentencesOf, uncoveredIn } from '@/lib/videos/script-schema'
import { focusOnce } from './focus-once'
import { leaveOut, toggleCover } from './script-edits'
import { placeCaret } from './use-script'

type Props = {
  script: Script
  impression: readonly OutlineSentence[]
  /** The sentence that had the caret last. */
  focused: string | null
  onChange: (script: Script) => void
}

/** Whether each sentence of the Impression is spoken of, or left out with a reason. */
export function Coverage({ script, impression, focused, onChange }: Props) {
  if (impression.length === 0) return null
  const open = new Set(
    uncoveredIn(
      script,
      impression.map(({ id }) => id),
    ),
  )
  return (
    <section aria-label="Impression" className="rounded-card border border-line bg-surface p-3 text-sm">
      <p role="status" className="font-semibold">
        {open.size === 0
          ? 'All of the Impression is covered.'
          : `${impression.length - open.size} of ${impression.length} sentences of the Impression are covered.`}
      </p>
      <ol className="mt-1 grid gap-1">
        {impression.map((sentence) => (
          <CoverageRow
            key={sentence.id}
            sentence={sentence}
            isOpen={open.has(sentence.id)}
            script={script}
            focused={focused}
            onChange={onChange}
          />
        ))}
      </ol>
    </section>
  )
}

type RowProps = Omit<Props, 'impression'> & { sentence: OutlineSentence; isOpen: boolean }

function CoverageRow({ sentence, isOpen, script, focused, onChange }: RowProps) {
  const [isAsking, setIsAsking] = useState(false)
  const reason = script.leftOut.find(({ sentenceId }) => sentenceId === sentence.id)?.reason
  const linked = sentencesOf(script).find(({ covers }) => covers.includes(sentence.id))
  const clip = script.sections.find((section) => coveredByClip(section).includes(sentence.id))
  const Mark = isOpen ? CircleDashed : Check
  return (
    <li className="grid grid-cols-[auto_1fr] gap-x-2 border-line border-t pt-1">
      <Mark aria-hidden className={isOpen ? 'mt-1 size-4 text-soon' : 'mt-1 size-4 text-success'} />
      <div>
        <p>
          <span className="sr-only">{isOpen ? 'Not covered: ' : 'Covered: '}</span>
          {sentence.text}
        </p>
        {clip && (
          <p className="text-ink-soft">A clip explains it: {clip.title.trim() || 'without a title'}</p>
        )}
        {reason !== undefined && <p className="text-ink-soft">Left out: {reason}</p>}
        <div className="flex flex-wrap gap-x-2">
          {linked ? (
            <Small onClick={() => placeCaret({ sentenceId: linked.id, at: 'end' })}>
              {isOpen ? 'Write its sentence' : 'Go to its sentence'}
            </Small>
          ) : (
            focused !== null &&
            !clip && (
              <Small onClick={() => onChange(toggleCover(script, focused, sentence.id))}>
                Link to the sentence you are in
              </Small>
            )
          )}
          {reason === undefined ? (
            isOpen && !isAsking && <Small onClick={() => setIsAsking(true)}>Leave it out…</Small>
          ) : (
            <Small onClick={() => onChange(leaveOut(script, sentence.id, null))}>Take it back in</Small>
          )}
        </div>
        {isAsking && (
          <ReasonForm
            onGive={(given) => {
              setIsAsking(false)
              if (given) onChange(leaveOut(script, sentence.id, given))
            }}
          />
        )}
      </div>
    </li>
  )
}

function Small({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <Button variant="quiet" size="sm" className="!px-0" onClick={onClick}>
      {children}
    </Button>
  )
}

function ReasonForm({ onGive }: { onGive: (reason: string | null) => void }) {
  const id = useId()
  return (
    <form
      className="flex flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        const reason = new FormData(event.currentTarget).get('reason')
        onGive(typeof reason === 'string' && reason.trim() !== '' ? reason.trim() : null)
      }}
    >
      <div className="min-w-40 flex-1">
        <label htmlFor={id} className="block font-semibold">
          Left out because…
        </label>
        <input
          id={id}
          name="reason"
          required
          maxLength={500}
          // It opens at a press, and typing comes next.
          ref={focusOnce}
          className={`${CONTROL_CLASS} min-h-[44px]`}
          onKeyDown={(event) => event.key === 'Escape' && onGive(null)}
        />
      </div>
      <Button type="submit" size="sm" variant="secondary">
        Leave it out
      </Button>
    </form>
  )
}
