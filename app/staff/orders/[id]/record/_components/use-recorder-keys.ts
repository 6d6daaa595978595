'use client'

import { useEffect } from 'react'
import type { RecordingSession } from './recording-session'
import type { Tool } from './use-stage'

type Input = {
  session: RecordingSession
  isRunning: boolean
  isCounting: boolean
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

/**
 * The keys of the recorder. A key in a field that takes it, or on a button that was gone to by key, is left to that; what
 * was clicked is let go of, so that the next sentence does not press it again.
 */
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
  useEffect(() => {
    window.addEventListener('click', letGo)
    return () => window.removeEventListener('click', letGo)
  }, [])
  useEffect(letGoOfLists, [])
}

/** A press by key counts no clicks. */
function letGo({ detail }: MouseEvent): void {
  if (detail === 0) return
  // After the click: one on a label goes on to its box.
  setTimeout(() => {
    const { activeElement: clicked } = document
    const isPressed = clicked?.matches('button, input[type=checkbox], summary')
    if (isPressed && clicked instanceof HTMLElement && !clicked.closest('dialog')) clicked.blur()
  })
}

/** A list in which something was chosen by pointer is let go of as well. */
function letGoOfLists(): () => void {
  const choice = new PointerChoice()
  const onPress = ({ target }: Event) => choice.press(target)
  const onChange = ({ target }: Event) => {
    if (target instanceof HTMLSelectElement && choice.isOf(target)) target.blur()
  }
  window.addEventListener('pointerdown', onPress, true)
  window.addEventListener('keydown', choice.key, true)
  window.addEventListener('change', onChange)
  return () => {
    window.removeEventListener('pointerdown', onPress, true)
    window.removeEventListener('keydown', choice.key, true)
    window.removeEventListener('change', onChange)
  }
}

/** Tells a choice by pointer from one by key, which goes on from one device to the next and must stay in its list. */
export class PointerChoice {
  #pressed: unknown = null

  press(field: unknown): void {
    this.#pressed = field
  }

  readonly key = (): void => {
    this.#pressed = null
  }

  isOf(field: unknown): boolean {
    return this.#pressed !== null && this.#pressed === field
  }
}

function isTaken({ key, target }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false
  if (target.closest('dialog')) return true
  const field = target.closest('input, select, textarea, button, a, summary')
  return field !== null && takesKey(field instanceof HTMLInputElement ? field.type : field.localName, key)
}

/** Whether a field, by its name or an input's type, has a use of its own for a key. */
export function takesKey(field: string, key: string): boolean {
  if (field === 'checkbox') return key === ' '
  if (['button', 'a', 'summary'].includes(field)) return key === ' ' || key === 'Enter'
  // No letter and no space can be written there.
  if (field === 'number') return !/^([a-z ]|Enter)$/i.test(key)
  return true
}

function actionOf(
  key: string,
  {
    session,
    isRunning,
    isCounting,
    onStart,
    onTool,
    onUndo,
    onClear,
    onZoom,
    onWhole,
    onStepPart,
    onAllParts,
  }: Input,
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
      return isRunning || isCounting ? () => void session.stop() : undefined
    case 'escape':
      return isCounting ? () => void session.stop() : undefined
    default:
      return undefined
  }
}
