'use client'

import { useEffect, useRef, useState } from 'react'
import { messagesFor } from '@/lib/shared/messages/messages'

const PAUSE_MS = 800

type State = 'idle' | 'saving' | 'saved' | 'failed'

/**
 * Saves the named fields of the form around it while they are typed, and says so. Put it inside the form. Without
 * JavaScript the form's own button saves.
 */
export function Autosave({ fields }: { fields: readonly string[] }) {
  const { autosave } = messagesFor('en').order
  const marker = useRef<HTMLParagraphElement>(null)
  const [state, setState] = useState<State>('idle')
  const names = fields.join(' ')

  useEffect(() => {
    const form = marker.current?.closest('form')
    if (!form) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let sending: AbortController | undefined
    const save = () => {
      clearTimeout(timer)
      timer = undefined
      // An older text must not land after a newer one.
      sending?.abort()
      const mine = new AbortController()
      sending = mine
      setState('saving')
      void send(form, names.split(' '), mine.signal).then((isSaved) => {
        if (!mine.signal.aborted) setState(isSaved ? 'saved' : 'failed')
      })
    }
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(save, PAUSE_MS)
    }
    // A tab that is closed or put away does not wait for the pause.
    const now = () => {
      if (timer) save()
    }
    // The button saves everything itself.
    const stop = () => {
      clearTimeout(timer)
      timer = undefined
      sending?.abort()
      setState('idle')
    }
    form.addEventListener('input', later)
    form.addEventListener('submit', stop)
    window.addEventListener('pagehide', now)
    return () => {
      form.removeEventListener('input', later)
      form.removeEventListener('submit', stop)
      window.removeEventListener('pagehide', now)
      clearTimeout(timer)
    }
  }, [names])

  return (
    <p ref={marker} role="status" className="min-h-6 text-ink-soft text-sm">
      {state === 'idle' ? '' : autosave[state]}
    </p>
  )
}

async function send(form: HTMLFormElement, names: readonly string[], signal: AbortSignal): Promise<boolean> {
  const data = new FormData(form)
  const typed: Record<string, string | boolean> = {}
  for (const name of names) {
    const control = form.elements.namedItem(name)
    const value = data.get(name)
    // An unticked box is in no form data, and unticking it is to be saved too.
    if (control instanceof HTMLInputElement && control.type === 'checkbox') typed[name] = control.checked
    else if (typeof value === 'string') typed[name] = value
  }
  try {
    const answer = await fetch('/api/draft', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(typed),
      keepalive: true,
      signal,
    })
    return answer.ok
  } catch {
    // The line is gone, or a newer save took over: said beside the form, and the button saves once it is back.
    return false
  }
}
