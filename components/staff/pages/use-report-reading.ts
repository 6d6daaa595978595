'use client'

import { useEffect, useState } from 'react'
import type { ReportPageDto } from '@/lib/reports/report-page-queries'
import type { ReportReading } from '@/lib/reports/report-reading'

export type Reading = { state: 'loading' } | { state: 'failed' } | { state: 'ready'; reading: ReportReading }

/** Another one when the words have to be fetched again. */
export function keyOf(pages: readonly ReportPageDto[]): string {
  return pages.map(({ id, hidden }) => `${id} ${hidden}`).join()
}

/**
 * The words of a report's pages, fetched once they are looked at, and again when there are other pages or parts of them
 * are hidden: they are too much to come with every refresh of the screen.
 */
export function useReportReading(orderId: string, pages: readonly ReportPageDto[]): Reading {
  const shown = keyOf(pages)
  const [found, setFound] = useState<Reading>({ state: 'loading' })
  useEffect(() => {
    const stop = new AbortController()
    const read = async () => {
      if (shown === '') return
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
  }, [orderId, shown])
  return found
}
