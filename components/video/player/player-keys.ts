import type { KeyboardEvent } from 'react'

/** What a key may ask for. */
export type PlayerCommands = {
  toggle(): void
  skip(seconds: number): void
  jump(share: number): void
  louder(step: number): void
  mute(): void
  captions(): void
  fullscreen(): void
  pictureInPicture(): void
  faster(step: 1 | -1): void
  chapter(step: 1 | -1): void
}

type Act = (commands: PlayerCommands) => void

const KEYS: Readonly<Record<string, Act>> = {
  ' ': ({ toggle }) => toggle(),
  k: ({ toggle }) => toggle(),
  j: ({ skip }) => skip(-10),
  l: ({ skip }) => skip(10),
  ArrowLeft: ({ skip }) => skip(-5),
  ArrowRight: ({ skip }) => skip(5),
  ArrowUp: ({ louder }) => louder(0.1),
  ArrowDown: ({ louder }) => louder(-0.1),
  Home: ({ jump }) => jump(0),
  End: ({ jump }) => jump(1),
  m: ({ mute }) => mute(),
  c: ({ captions }) => captions(),
  f: ({ fullscreen }) => fullscreen(),
  i: ({ pictureInPicture }) => pictureInPicture(),
  '>': ({ faster }) => faster(1),
  '<': ({ faster }) => faster(-1),
  n: ({ chapter }) => chapter(1),
  p: ({ chapter }) => chapter(-1),
}

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'target' | 'preventDefault'>

/** Does what a key asks for, while the focus is in the player; fields and choices keep their own keys. */
export function handlePlayerKey(event: Press, commands: PlayerCommands): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const target = event.target instanceof HTMLElement ? event.target : null
  const isField = target?.matches('select, textarea, input:not([type="range"])') ?? false
  // Space on a button presses that button.
  const isPress = event.key === ' ' && (target?.matches('button, a, summary') ?? false)
  if (isField || isPress) return
  const act: Act | undefined = /^[0-9]$/.test(event.key)
    ? ({ jump }) => jump(Number(event.key) / 10)
    : KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key]
  if (!act) return
  event.preventDefault()
  act(commands)
}
