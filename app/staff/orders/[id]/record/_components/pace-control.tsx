'use client'

import { useEffect, useState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { CONTROL_CLASS } from '@/components/ui/field'
import { remember, remembered } from './browser-memory'
import { FASTEST_WORDS_PER_MINUTE, type Pace, SLOWEST_WORDS_PER_MINUTE } from './pacer'

const KEY = 'mediphany-pace'

type Props = {
  pace: Pace
  /** The last sentence of a section: it is ended by hand. */
  isWaiting: boolean
  onChange: (change: Partial<Pace>) => void
}

/** Whether the sentences go on by themselves, and how fast. The speed is remembered in this browser. */
export function PaceControl({ pace, isWaiting, onChange }: Props) {
  const [typed, setTyped] = useState(String(pace.wordsPerMinute))
  useEffect(() => {
    const wordsPerMinute = Number(remembered(KEY))
    if (!isPace(wordsPerMinute)) return
    setTyped(String(wordsPerMinute))
    onChange({ wordsPerMinute })
  }, [onChange])

  function setSpeed(text: string) {
    setTyped(text)
    const wordsPerMinute = Number(text)
    if (!isPace(wordsPerMinute)) return
    onChange({ wordsPerMinute })
    remember(KEY, text)
  }

  return (
    <div className="flex flex-wrap items-center gap-x-4">
      <Checkbox
        name="paced"
        label="Go on by itself"
        checked={pace.isOn}
        onChange={(event) => onChange({ isOn: event.target.checked })}
      />
      <label className="flex items-center gap-2">
        <input
          type="number"
          className={`${CONTROL_CLASS} min-h-11 w-20! tabular-nums`}
          min={SLOWEST_WORDS_PER_MINUTE}
          max={FASTEST_WORDS_PER_MINUTE}
          step={5}
          value={typed}
          onChange={(event) => setSpeed(event.target.value)}
          // Half a number is no speed: what counts is shown again.
          onBlur={() => setTyped(String(pace.wordsPerMinute))}
        />
        words a minute
      </label>
      <p role="status" className="text-ink-soft text-sm empty:hidden">
        {pace.isOn && isWaiting ? 'The last sentence of this section waits for you: Space.' : ''}
      </p>
    </div>
  )
}

function isPace(value: number): boolean {
  return value >= SLOWEST_WORDS_PER_MINUTE && value <= FASTEST_WORDS_PER_MINUTE
}
