'use client'

import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { type Script, scriptSchema } from '@/lib/videos/script-schema'
import { DraftSaver, type SaveAction } from '../draft-saver'
import { useDraftScope, useSafeLeaving } from '../draft-scope'
import { firstChanged, losesWords, ScriptHistory } from './script-history'

export type TheirScript = {
  id: string
  revision: number
  version: number
  script: Script
  authorName: string | null
  createdAt: Date
}
export type SaveScript = SaveAction<Script, TheirScript>

/** A word of the glossary. */
export type Term = { id: string; term: string; definition: string }

export type ChangeScript = (script: Script, caret?: Caret) => void

type Caret = { sentenceId: string; at: number | 'end' }

/** A script that is edited: saved as it changes, with the caret put where an edit wants it. */
export function useScript(initial: Script, base: { id: string; revision: number } | null, save: SaveScript) {
  const [saver] = useState(() => new DraftSaver(save, base))
  const state = useSyncExternalStore(saver.subscribe, saver.state, saver.state)
  const [script, setScript] = useState(initial)
  const [history] = useState(() => new ScriptHistory())
  /** Words went with the last change: taking it back is offered. */
  const [isLoss, setIsLoss] = useState(false)
  const wanted = useRef<Caret | null>(null)
  useSafeLeaving(saver)
  const { showScript } = useDraftScope()
  useEffect(() => {
    showScript(script)
  }, [showScript, script])

  // Only after the new sentence is on the page can it take the caret.
  useEffect(() => {
    const caret = wanted.current
    wanted.current = null
    if (caret) placeCaret(caret)
  })

  function change(next: Script, caret?: Caret) {
    history.remember(script, next, Date.now())
    setIsLoss(losesWords(script, next))
    put(next, caret)
  }

  function put(next: Script, caret?: Caret) {
    if (caret) wanted.current = caret
    setScript(next)
    const parsed = scriptSchema.safeParse(next)
    saver.touch(parsed.success ? next : null)
  }

  function step(other: Script | null) {
    if (!other) return
    setIsLoss(false)
    const sentenceId = firstChanged(script, other)
    put(other, sentenceId === null ? undefined : { sentenceId, at: 'end' })
  }
  const undo = () => step(history.undo(script))
  const redo = () => step(history.redo(script))

  async function takeTheirs() {
    const theirs = await saver.takeTheirs()
    if (theirs) setScript(theirs.script)
  }

  async function restore(older: Script) {
    const isRestored = await saver.restore(older)
    if (isRestored) {
      history.remember(script, older, Date.now())
      setScript(older)
    }
    return isRestored
  }

  return { script, change, undo, redo, isLoss, state, saver, takeTheirs, restore }
}

/** Moves the caret into a sentence's field. */
export function placeCaret({ sentenceId, at }: Caret): void {
  const field = document.getElementById(`sentence-${sentenceId}`)
  if (!(field instanceof HTMLTextAreaElement)) return
  const position = at === 'end' ? field.value.length : at
  field.focus()
  field.setSelectionRange(position, position)
}
