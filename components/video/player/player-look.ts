import { useEffect, useState } from 'react'

export const CAPTION_SIZES = ['small', 'medium', 'large', 'huge'] as const
export const CAPTION_COLOURS = ['light', 'yellow', 'dark'] as const
export const SPEEDS = [0.75, 1, 1.25, 1.5, 2] as const

/** How this reader likes to watch. It is kept in this browser: a phone and a television want different sizes. */
export type PlayerLook = {
  hasCaptions: boolean
  size: (typeof CAPTION_SIZES)[number]
  colour: (typeof CAPTION_COLOURS)[number]
  speed: (typeof SPEEDS)[number]
}

const FIRST: PlayerLook = { hasCaptions: true, size: 'medium', colour: 'light', speed: 1 }
const KEY = 'mediphany-player'

/** The look and how to change it; a change is remembered. */
export function usePlayerLook(): [PlayerLook, (change: Partial<PlayerLook>) => void] {
  const [look, setLook] = useState(FIRST)
  useEffect(() => setLook(remembered()), [])
  const change = (part: Partial<PlayerLook>) => {
    const next = { ...look, ...part }
    setLook(next)
    try {
      localStorage.setItem(KEY, JSON.stringify(next))
    } catch {
      // Storage is full or switched off: the choice then lasts as long as the page.
    }
  }
  return [look, change]
}

function remembered(): PlayerLook {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    const found: Record<string, unknown> = typeof stored === 'object' && stored !== null ? { ...stored } : {}
    return {
      hasCaptions: found.hasCaptions !== false,
      size: CAPTION_SIZES.find((size) => size === found.size) ?? FIRST.size,
      colour: CAPTION_COLOURS.find((colour) => colour === found.colour) ?? FIRST.colour,
      speed: SPEEDS.find((speed) => speed === found.speed) ?? FIRST.speed,
    }
  } catch {
    return FIRST
  }
}
