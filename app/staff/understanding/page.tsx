import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EmptyState } from '@/components/ui/empty-state'
import { currentSession } from '@/lib/auth/current-actor'
import { requireAdmin } from '@/lib/auth/guards'
import { FEWEST_PATIENTS } from '@/lib/deliveries/trend'
import { readTrends, TREND_MONTHS } from '@/lib/deliveries/trends'
import { systemClock } from '@/lib/platform/clock'
import { TrendTable } from './_components/trend-table'

export const metadata: Metadata = { title: 'Understanding' }

export default async function UnderstandingPage() {
  const actor = await requireAdmin('/staff/understanding')
  const timeZone = (await currentSession())?.timeZone ?? 'UTC'
  const found = await readTrends(actor, { timeZone, now: systemClock.now() })
  if (!found.ok) notFound()
  const { byMonth, byAuthor } = found.value
  return (
    <div className="grid gap-8">
      <div className="max-w-measure">
        <h1 className="text-2xl">Understanding</h1>
        <p className="text-ink-soft">
          What patients said before and after watching, from 1 (not at all) to 5 (very), in the last{' '}
          {TREND_MONTHS} months. Means are of patients who answered both times. What fewer than{' '}
          {FEWEST_PATIENTS} patients said is not shown, and withdrawn videos are left out.
        </p>
      </div>
      {byMonth.length === 0 ? (
        <EmptyState title="No video was delivered yet">
          This page fills as patients watch their videos and say how much they understood.
        </EmptyState>
      ) : (
        <>
          <TrendTable
            title="By month"
            first="Month"
            rows={byMonth.map(({ month, ...trend }) => ({ name: monthLabel(month), trend }))}
            csvHref="/api/staff/understanding?by=month"
          />
          <TrendTable
            title="By author"
            first="Author"
            rows={byAuthor.map(({ author, ...trend }) => ({ name: author, trend }))}
            csvHref="/api/staff/understanding?by=author"
          />
        </>
      )}
    </div>
  )
}

/** `2026-11` as November 2026. */
function monthLabel(month: string): string {
  const format = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' })
  return format.format(new Date(`${month}-01T00:00:00Z`))
}
