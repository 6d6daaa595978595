'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** A screen that nobody touches stops asking: its requests would keep a forgotten session alive. */
const STOP_AFTER_MS = 15 * 60_000
const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'scroll', 'focus'] as const

type Props = { orderId: string; version: string; everySeconds: number }

/** Asks now and then whether something changed and has the server render the screen again; what is typed stays. */
export function WorkPoller({ orderId, version, everySeconds }: Props) {
  const { refresh } = useRouter()

  useEffect(() => {
    const stop = new AbortController()
    let lastTouchAt = performance.now()

    async function ask(): Promise<void> {
      if (document.hidden || performance.now() - lastTouchAt > STOP_AFTER_MS) return
      const answer = await fetch(`/api/staff/orders/${orderId}/version`, {
        cache: 'no-store',
        signal: stop.signal,
        // Offline, or the page was left: the next round asks again.
      }).catch(() => null)
      if (!answer?.ok) return
      const body: unknown = await answer.json()
      if (typeof body === 'object' && body !== null && 'version' in body && body.version !== version)
        refresh()
    }

    const timer = setInterval(() => void ask(), everySeconds * 1_000)
    const touch = () => {
      lastTouchAt = performance.now()
    }
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, touch, { passive: true })
    return () => {
      clearInterval(timer)
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, touch)
      stop.abort()
    }
  }, [orderId, version, everySeconds, refresh])

  return null
}
