'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const EVERY_SECONDS = 20
/** A screen that nobody touches stops asking: its requests would keep a forgotten session alive. */
const STOP_AFTER_MS = 15 * 60_000
const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'scroll', 'focus'] as const

/** Loads the page's data again while somebody looks at it. */
export function LiveRefresh({ everySeconds = EVERY_SECONDS }: { everySeconds?: number }) {
  const router = useRouter()
  useEffect(() => {
    let lastTouchAt = performance.now()
    const touch = () => {
      const wasAsleep = performance.now() - lastTouchAt > STOP_AFTER_MS
      lastTouchAt = performance.now()
      if (wasAsleep) router.refresh()
    }
    const tick = () => {
      const isAwake = performance.now() - lastTouchAt <= STOP_AFTER_MS
      if (isAwake && document.visibilityState === 'visible') router.refresh()
    }
    const timer = setInterval(tick, everySeconds * 1_000)
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, touch, { passive: true })
    return () => {
      clearInterval(timer)
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, touch)
    }
  }, [router, everySeconds])
  return null
}
