'use client'

import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { CONTROL_CLASS } from '@/components/ui/field'
import { splitSentences } from '@/lib/shared/reading-grade'
import type { ScriptSentence } from '@/lib/videos/script-schema'
import { blanksIn, fillBlanks, matchesSearch, type VoiceMacro } from '@/lib/videos/voice-macro-schema'
import { focusOnce } from './focus-once'

type Props = {
  macros: readonly VoiceMacro[]
  sectionName: string
  onInsert: (sentences: ScriptSentence[]) => void
}

const MOST_SHOWN = 8

/** Finds a paragraph that staff wrote, fills its blanks, and puts its sentences into the section. */
export function MacroPicker({ macros, sectionName, onInsert }: Props) {
  const id = useId()
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<VoiceMacro | null>(null)
  if (chosen) {
    return (
      <Blanks
        macro={chosen}
        onFill={(text) => {
          setChosen(null)
          onInsert(splitSentences(text).map((each) => ({ id: crypto.randomUUID(), text: each, covers: [] })))
        }}
      />
    )
  }
  const found = macros.filter((macro) => matchesSearch(macro, search)).slice(0, MOST_SHOWN)
  return (
    <div className="grid gap-1 text-sm">
      <label htmlFor={id} className="font-semibold">
        Find a paragraph for {sectionName}
      </label>
      <input
        id={id}
        type="search"
        ref={focusOnce}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
        className={`${CONTROL_CLASS} min-h-[44px]`}
      />
      <ul>
        {found.map((macro) => (
          <li key={macro.id}>
            <button
              type="button"
              onClick={() => setChosen(macro)}
              className="min-h-[44px] w-full rounded-field px-2 text-start hover:bg-action-tint"
            >
              <span className="font-semibold">{macro.name}</span>{' '}
              <span className="text-ink-soft">{macro.body}</span>
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="text-ink-soft">None. Write them under Paragraphs.</p>}
    </div>
  )
}

function Blanks({ macro, onFill }: { macro: VoiceMacro; onFill: (text: string) => void }) {
  const id = useId()
  const blanks = blanksIn(macro.body)
  return (
    <form
      className="grid gap-2 text-sm"
      onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        const values: Record<string, string> = {}
        for (const [index, blank] of blanks.entries()) {
          const value = form.get(`blank-${index}`)
          values[blank] = typeof value === 'string' ? value : ''
        }
        onFill(fillBlanks(macro.body, values))
      }}
    >
      <p>{macro.body}</p>
      {blanks.map((blank, index) => (
        <div key={blank}>
          <label htmlFor={`${id}-${index}`} className="font-semibold">
            {blank}
          </label>
          <input
            id={`${id}-${index}`}
            name={`blank-${index}`}
            {...(index === 0 && { ref: focusOnce })}
            className={`${CONTROL_CLASS} min-h-[44px]`}
          />
        </div>
      ))}
      <Button type="submit" size="sm" {...(blanks.length === 0 && { ref: focusOnce })}>
        Put it into the script
      </Button>
    </form>
  )
}
