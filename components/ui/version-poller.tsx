'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { askWhileSeen } from './ask-while-seen'

type Props = {
  /** Answers `{ version }` as JSON; 403 or 404 ends the asking. */
  url: string
  /** What the page shows now. */
  version: string
  everySeconds: number
  /** Where requests keep a session alive: one that nobody touches stops asking after this time. */
  idleMinutes?: number
}

/**
 * Asks now and then whether there is something new and has the server render the page again; what is typed stays.
 * Stands still while nobody looks, and stops when the answer is that this reader may not ask any more.
 */
export function VersionPoller({ url, version, everySeconds, idleMinutes = Number.POSITIVE_INFINITY }: Props) {
  const { refresh } = useRouter()

  useEffect(() => {
    const stop = new AbortController()
    const { signal } = stop

    async function ask(): Promise<void> {
      const found = await newest(url, signal)
      if (found === 'NOT_MINE') stop.abort()
      else if (found !== 'NO_ANSWER' && found.version !== version && !signal.aborted) refresh()
    }

    askWhileSeen(ask, { everySeconds, idleMinutes, signal })
    return () => stop.abort()
  }, [url, version, everySeconds, idleMinutes, refresh])

  return null
}

async function newest(
  url: string,
  signal: AbortSignal,
): Promise<{ version: string } | 'NOT_MINE' | 'NO_ANSWER'> {
  try {
    const answer = await fetch(url, { cache: 'no-store', signal })
    // Signed out: perhaps signed in again in another tab by the next round.
    if (answer.status >= 500 || answer.status === 401) return 'NO_ANSWER'
    const body: unknown = answer.ok ? await answer.json() : null
    const isVersion =
      typeof body === 'object' && body !== null && 'version' in body && typeof body.version === 'string'
    return isVersion ? { version: String(body.version) } : 'NOT_MINE'
  } catch {
    // Offline, cut short, or the page was left: the next round asks again.
    return 'NO_ANSWER'
  }
}
