'use client'

import { type ReactNode, useEffect, useState } from 'react'

let request: Promise<string | null> | undefined

/** Asked once a page, however many places show it. Null when the price cannot be had: the fallback then stays. */
function fetchPrice(): Promise<string | null> {
  request ??= fetch('/api/price')
    .then(async (response) => (response.ok ? formattedOf(await response.json()) : null))
    // The line or the server is away: a page that was built without a price is complete without it.
    .catch(() => null)
  return request
}

function formattedOf(answer: unknown): string | null {
  if (typeof answer !== 'object' || answer === null || !('formatted' in answer)) return null
  return typeof answer.formatted === 'string' ? answer.formatted : null
}

type LivePriceProps = {
  /** What stands here before the price is known, and for good where scripts do not run. */
  fallback: ReactNode
  /** Follows the price only. */
  suffix?: ReactNode
}

/** Today's price on a page that was built before it was set. */
export function LivePrice({ fallback, suffix }: LivePriceProps) {
  const [formatted, setFormatted] = useState<string | null>(null)

  useEffect(() => {
    let isGone = false
    void fetchPrice().then((price) => {
      if (!isGone) setFormatted(price)
    })
    return () => {
      isGone = true
    }
  }, [])

  if (formatted === null) return fallback
  return (
    <>
      <strong className="tabular-nums">{formatted}</strong>
      {suffix && <> {suffix}</>}
    </>
  )
}
