'use client'

import { Users } from 'lucide-react'
import { useEffect, useState } from 'react'
import { z } from 'zod'
import { askWhileSeen } from '@/components/ui/ask-while-seen'
import type { OthersHere as Others } from '@/lib/staff/order-presence'

const EVERY_SECONDS = 7
const IDLE_MINUTES = 15
const NOBODY: Others = { names: [], isOpenTwice: false }

const answer = z.object({ names: z.array(z.string().nullable()), isOpenTwice: z.boolean() })

/** Says who else has this order open now, and tells them of this window. */
export function OthersHere({ orderId }: { orderId: string }) {
  const [others, setOthers] = useState(NOBODY)

  useEffect(() => {
    const windowId = crypto.randomUUID()
    const stop = new AbortController()
    const { signal } = stop
    const tell = (isLeaving: boolean) =>
      fetch(`/api/staff/orders/${orderId}/presence`, {
        method: 'POST',
        body: JSON.stringify({ windowId, isLeaving }),
        keepalive: isLeaving,
      })

    async function ask(): Promise<void> {
      // Offline or signed out: nothing is known, so nothing is said, and the next round asks again.
      const response = await tell(false).catch(() => null)
      const read = response?.ok ? answer.safeParse(await response.json()) : null
      if (!signal.aborted) setOthers(read?.success ? read.data : NOBODY)
    }
    // Whoever is not told is believed to have left a few seconds later.
    const leave = () => void tell(true).catch(() => undefined)

    void ask()
    askWhileSeen(ask, { everySeconds: EVERY_SECONDS, idleMinutes: IDLE_MINUTES, signal })
    window.addEventListener('pagehide', leave, { signal })
    window.addEventListener('pageshow', (event) => event.persisted && void ask(), { signal })
    return () => {
      stop.abort()
      leave()
    }
  }, [orderId])

  const text = wordsFor(others)
  return (
    <p role="status" className="flex items-center gap-2 text-sm empty:hidden">
      {text !== '' && (
        <>
          <Users aria-hidden className="size-4 shrink-0 text-action" />
          {text}
        </>
      )}
    </p>
  )
}

function wordsFor({ names, isOpenTwice }: Others): string {
  const who = new Intl.ListFormat('en').format(names.map((name) => name ?? 'A colleague'))
  return [
    names.length === 0 ? '' : `${who} ${names.length === 1 ? 'is' : 'are'} here too.`,
    isOpenTwice ? 'You have this order open in another window.' : '',
  ]
    .filter(Boolean)
    .join(' ')
}
