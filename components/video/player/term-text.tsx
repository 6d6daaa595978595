'use client'

import { type MouseEvent, useId } from 'react'
import type { MarkedText, TermNotes } from '@/lib/shared/mark-terms'
import classes from './term-text.module.css'

type Props = { text: MarkedText; notes: TermNotes; closeLabel: string }

/** Text whose terms of art open a definition when tapped. */
export function TermText({ text, notes, closeLabel }: Props) {
  return text.map(({ text: words, termId }, index) => {
    const note = termId === null ? undefined : notes[termId]
    return note ? (
      // The text never changes, so a part's place is its identity.
      // biome-ignore lint/suspicious/noArrayIndexKey: see above
      <Term key={index} words={words} note={note} closeLabel={closeLabel} />
    ) : (
      words
    )
  })
}

type TermProps = { words: string; note: TermNotes[string]; closeLabel: string }

function Term({ words, note, closeLabel }: TermProps) {
  const id = useId()
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        className="inline text-start underline decoration-2 decoration-action decoration-dotted underline-offset-4 hover:bg-action-tint print:no-underline"
      >
        {words}
      </button>
      <span id={id} popover="auto" className={classes.definition}>
        <span className="block font-semibold text-action">{note.term}</span>
        <span className="mt-1 block">{note.definition}</span>
        <button
          type="button"
          popoverTarget={id}
          popoverTargetAction="hide"
          className="mt-2 min-h-[44px] font-semibold text-action text-sm underline underline-offset-4"
        >
          {closeLabel}
        </button>
      </span>
    </>
  )
}

/** Whether a press on a sentence was on a term in it or within its definition: these explain themselves, nothing more. */
export function isOnTerm({ target }: MouseEvent): boolean {
  return target instanceof Element && target.closest('[popovertarget], [popover]') !== null
}
