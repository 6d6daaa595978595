'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

type Props = { orderId: string; version: string; everySeconds: number }

/**
 * Asks now and then whether there is something new and has the server render the page again. Stands still while
 * nobody looks, and stops when the answer is that this reader may not ask any more.
 */
export function StatusPoller({ orderId, version, everySeconds }: Props) {
  const { refresh } = useRouter()

  useEffect(() => {
    const stop = new AbortController()

    async function ask(): Promise<void> {
      if (document.hidden) return
      const answer = await fetch(`/api/orders/${orderId}/status`, {
        cache: 'no-store',
        signal: stop.signal,
      }).catch(
        // Offline, or the page was left: the next round asks again.
        () => null,
      )
      if (answer === null || answer.status >= 500) return
      if (!answer.ok) return end()
      const body: unknown = await answer.json()
      const isNew = typeof body === 'object' && body !== null && 'version' in body && body.version !== version
      if (isNew) refresh()
    }

    const timer = setInterval(() => void ask(), everySeconds * 1_000)
    const onReturn = () => void ask()
    document.addEventListener('visibilitychange', onReturn)

    function end(): void {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', onReturn)
      stop.abort()
    }
    return end
  }, [orderId, version, everySeconds, refresh])

  return null
}
