'use client'

import { useEffect, useRef, useState } from 'react'
import type { PlainReportDocument } from '@/lib/videos/plain-report-schema'
import type { WorkPlainReport } from '@/lib/videos/workspace-dto'
import type { AutosaveAnswer } from '../actions'

export type SaveAction = (input: {
  document: PlainReportDocument
  base: Base
  isNewVersion: boolean
}) => Promise<AutosaveAnswer>

type Base = { id: string; revision: number } | null

export type SaveState =
  | { step: 'untouched' }
  | { step: 'unsaved' | 'saving' }
  | { step: 'saved'; at: Date; version: number }
  | { step: 'failed'; why: 'offline' | 'SIGNED_OUT' | 'NOT_YOURS' | 'TOO_LONG' }
  | { step: 'conflict'; theirs: WorkPlainReport }

const QUIET_MS = 2_000
const RETRY_MS = 5_000

type Options = {
  save: SaveAction
  base: Base
  /** The text as it stands; null when it cannot be saved. */
  read: () => PlainReportDocument | null
}

/** Saves two seconds after typing stops. What could not be saved stays in the editor and is tried again. */
export function useAutosave({ save, base: firstBase, read }: Options) {
  const [state, setState] = useState<SaveState>({ step: 'untouched' })
  const base = useRef(firstBase)
  const isDirty = useRef(false)
  const isStuck = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const running = useRef<Promise<void>>(undefined)
  const latest = useRef({ save, read })
  latest.current = { save, read }

  function schedule(delay: number) {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void flush(), delay)
  }

  /** The text changed. */
  function touch() {
    isDirty.current = true
    if (isStuck.current) return
    setState({ step: 'unsaved' })
    schedule(QUIET_MS)
  }

  async function saveOnce(isNewVersion: boolean): Promise<void> {
    const document = latest.current.read()
    if (!document) return setState({ step: 'failed', why: 'TOO_LONG' })
    isDirty.current = false
    setState({ step: 'saving' })
    // Any failure to reach the server throws here; the text is still in the editor.
    const answer = await latest.current.save({ document, base: base.current, isNewVersion }).catch(() => null)
    if (answer?.ok) {
      base.current = { id: answer.id, revision: answer.revision }
      return setState(
        isDirty.current ? { step: 'unsaved' } : { step: 'saved', at: answer.at, version: answer.version },
      )
    }
    isDirty.current = true
    if (answer === null) {
      schedule(RETRY_MS)
      return setState({ step: 'failed', why: 'offline' })
    }
    if (answer.code === 'CONFLICT') {
      isStuck.current = true
      return setState({ step: 'conflict', theirs: answer.theirs })
    }
    setState({ step: 'failed', why: answer.code })
  }

  /** Saves now what is not saved yet, one save at a time. Resolves to whether everything is. */
  async function flush(isNewVersion = false): Promise<boolean> {
    clearTimeout(timer.current)
    await running.current
    if (isDirty.current && !isStuck.current) {
      running.current = saveOnce(isNewVersion)
      await running.current
    }
    return !isDirty.current
  }

  /** After a conflict: this text becomes a version above theirs, which is kept. */
  async function keepMine(theirs: WorkPlainReport) {
    base.current = { id: theirs.id, revision: theirs.revision }
    isStuck.current = false
    isDirty.current = true
    await flush(true)
  }

  /** After a conflict: the editor now shows theirs. */
  function takeTheirs(theirs: WorkPlainReport) {
    base.current = { id: theirs.id, revision: theirs.revision }
    isStuck.current = false
    isDirty.current = false
    clearTimeout(timer.current)
    setState({ step: 'untouched' })
  }

  const flushNow = useRef(flush)
  flushNow.current = flush
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (isDirty.current) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => {
      window.removeEventListener('beforeunload', warn)
      void flushNow.current()
    }
  }, [])

  return { state, touch, flush, keepMine, takeTheirs }
}
