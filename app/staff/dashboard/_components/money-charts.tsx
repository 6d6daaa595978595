import { BarChart } from '@/components/staff/bar-chart'
import { Card } from '@/components/ui/card'
import { Table } from '@/components/ui/table'
import { formatMoney } from '@/lib/shared/money'
import type { MoneyDay } from '@/lib/staff/dashboard-queries'
import { dayLabel } from './day-label'

/** Money by day, a picture for each currency. */
export function MoneyCharts({ days }: { days: readonly MoneyDay[] }) {
  const currencies = [...new Set(days.map(({ currency }) => currency))]
  if (currencies.length === 0) {
    return (
      <Card>
        <h2 className="text-lg">Money by day</h2>
        <p className="text-ink-soft text-sm">No money has moved.</p>
      </Card>
    )
  }
  return currencies.map((currency) => (
    <Card key={currency}>
      <MoneyChart currency={currency} days={days.filter((day) => day.currency === currency)} />
    </Card>
  ))
}

function MoneyChart({ currency, days }: { currency: string; days: readonly MoneyDay[] }) {
  const text = (amountMinor: number) => formatMoney({ amountMinor, currency })
  const sum = (key: 'inMinor' | 'backMinor') => days.reduce((total, day) => total + day[key], 0)
  const title = `Money by day, ${currency.toUpperCase()}`
  return (
    <BarChart
      title={title}
      summary={`${text(sum('inMinor'))} came in, ${text(sum('backMinor'))} went back. Bars show what came in.`}
      bars={days.map(({ day, inMinor }) => ({ label: dayLabel(day), value: inMinor, text: text(inMinor) }))}
    >
      <Table
        caption={title}
        isCaptionHidden
        isDense
        rows={days.toReversed()}
        rowKey={({ day }) => day}
        columns={[
          { id: 'day', header: 'Day', isRowHeader: true, cell: ({ day }) => dayLabel(day) },
          { id: 'in', header: 'In', align: 'end', cell: ({ inMinor }) => text(inMinor) },
          { id: 'back', header: 'Back', align: 'end', cell: ({ backMinor }) => text(backMinor) },
        ]}
      />
    </BarChart>
  )
}
