'use client'

import { useEffect, useState } from 'react'

const STORED = 'queue-keys'
const ROW = '[data-queue-row]'

/** Keys for people who live in the queue; single letters disturb some readers' tools, so they can be switched off. */
export function QueueKeyboard({ searchId }: { searchId: string }) {
  const [isOn, setIsOn] = useState(true)

  useEffect(() => setIsOn(localStorage.getItem(STORED) !== 'off'), [])
  useEffect(() => {
    if (!isOn) return
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event) || !press(event.key, searchId)) return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [isOn, searchId])

  function toggle() {
    localStorage.setItem(STORED, isOn ? 'off' : 'on')
    setIsOn(!isOn)
  }

  return (
    <p className="hidden items-center gap-3 text-ink-soft text-sm md:flex">
      <span>
        Keys: <kbd>j</kbd> <kbd>k</kbd> down, up · <kbd>Enter</kbd> open · <kbd>c</kbd> claim · <kbd>/</kbd>{' '}
        search
      </span>
      <button
        type="button"
        onClick={toggle}
        aria-pressed={isOn}
        className="inline-flex min-h-[44px] items-center px-1 text-action underline underline-offset-4"
      >
        {isOn ? 'Turn keys off' : 'Turn keys on'}
      </button>
    </p>
  )
}

/** Does what a key asks for; false when it asks for nothing. */
function press(key: string, searchId: string): boolean {
  switch (key) {
    case 'j':
      return moveFocus(1)
    case 'k':
      return moveFocus(-1)
    case 'c':
      return claimFocused()
    case '/':
      document.getElementById(searchId)?.focus()
      return true
    default:
      return false
  }
}

function moveFocus(step: 1 | -1): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>(ROW)]
  const current = rows.findIndex((row) => row.contains(document.activeElement))
  const next = current === -1 ? rows[step === 1 ? 0 : rows.length - 1] : rows[current + step]
  next?.querySelector<HTMLElement>('a')?.focus()
  return true
}

function claimFocused(): boolean {
  const form = document.activeElement?.closest(ROW)?.querySelector<HTMLFormElement>('form[data-claim]')
  form?.requestSubmit()
  return form != null
}

function isTyping({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  const isField =
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  return isField || ctrlKey || metaKey || altKey
}
