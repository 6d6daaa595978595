'use client'

import { useEffect, useState } from 'react'
import type { ReportReading } from '@/lib/reports/report-reading'

export type Reading = { state: 'loading' } | { state: 'failed' } | { state: 'ready'; reading: ReportReading }

/**
 * The words of a report's pages, fetched once they are looked at, and again when there are more pages: they are too
 * much to come with every refresh of the screen.
 */
export function useReportReading(orderId: string, pageCount: number): Reading {
  const [found, setFound] = useState<Reading>({ state: 'loading' })
  useEffect(() => {
    const stop = new AbortController()
    const read = async () => {
      if (pageCount === 0) return
      const answer = await fetch(`/api/staff/orders/${orderId}/report`, {
        cache: 'no-store',
        signal: stop.signal,
      })
      if (!answer.ok) return setFound({ state: 'failed' })
      // Our own route, and its type: nothing else answers at this address.
      const reading = (await answer.json()) as ReportReading
      setFound({ state: 'ready', reading })
    }
    read().catch(() => stop.signal.aborted || setFound({ state: 'failed' }))
    return () => stop.abort()
  }, [orderId, pageCount])
  return found
}
