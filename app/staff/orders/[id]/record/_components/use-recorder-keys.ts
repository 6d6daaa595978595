'use client'

import { useEffect } from 'react'
import type { RecordingSession } from './recording-session'
import type { Tool } from './use-stage'

type Input = {
  session: RecordingSession
  isRunning: boolean
  /** Left out while nothing can begin. */
  onStart: (() => void) | undefined
  onTool: (tool: Tool) => void
  onUndo: () => void
  onClear: () => void
  onZoom: (by: number) => void
  onWhole: () => void
  /** Of a drawing: lights the next part alone, or the one before. */
  onStepPart: (by: 1 | -1) => void
  onAllParts: () => void
}

const TOOLS: Readonly<Record<string, Tool>> = { '1': 'pointer', '2': 'pen', '3': 'mark', '4': 'move' }

/** The keys of the recorder. A key in a field, or on a button that takes it, is left to that. */
export function useRecorderKeys(input: Input): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) return
      const act = actionOf(event.key, input)
      if (!act) return
      event.preventDefault()
      if (!event.repeat) act()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  })
}

function isTaken({ key, target }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false
  if (target.closest('input, select, textarea, dialog')) return true
  return (key === ' ' || key === 'Enter') && target.closest('button, a, summary') !== null
}

function actionOf(
  key: string,
  { session, isRunning, onStart, onTool, onUndo, onClear, onZoom, onWhole, onStepPart, onAllParts }: Input,
): (() => void) | undefined {
  const tool = TOOLS[key]
  if (tool) return () => onTool(tool)
  switch (key.toLowerCase()) {
    case 'z':
      return onUndo
    case 'c':
      return onClear
    case '+':
    case '=':
      return () => onZoom(1.25)
    case '-':
      return () => onZoom(0.8)
    case '0':
      return onWhole
    case 'l':
      return () => onStepPart(1)
    case 'k':
      return () => onStepPart(-1)
    case 'a':
      return onAllParts
    case ' ':
    case 'enter':
    case 'arrowright':
    case 'pagedown':
      return isRunning ? session.next : key === ' ' || key === 'Enter' ? onStart : undefined
    case 'arrowleft':
    case 'pageup':
      return isRunning ? session.back : undefined
    case 'g':
      return session.togglePace
    case 'p':
      return isRunning ? session.togglePause : undefined
    case 'r':
      return isRunning ? () => void session.retake() : undefined
    case 's':
      return isRunning ? () => void session.stop() : undefined
    default:
      return undefined
  }
}
