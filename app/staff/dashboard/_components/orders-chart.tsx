import { BarChart } from '@/components/staff/bar-chart'
import { Table } from '@/components/ui/table'
import type { OrderDay } from '@/lib/staff/dashboard-queries'
import { dayLabel } from './day-label'

export function OrdersChart({ days }: { days: readonly OrderDay[] }) {
  const total = days.reduce((sum, { paid }) => sum + paid, 0)
  const most = Math.max(0, ...days.map(({ paid }) => paid))
  return (
    <BarChart
      title="Paid orders by day"
      summary={total === 0 ? 'No order was paid.' : `${total} in all, at most ${most} a day.`}
      bars={days.map(({ day, paid }) => ({ label: dayLabel(day), value: paid, text: String(paid) }))}
    >
      <Table
        caption="Paid orders by day"
        isCaptionHidden
        isDense
        rows={days.toReversed()}
        rowKey={({ day }) => day}
        columns={[
          { id: 'day', header: 'Day', isRowHeader: true, cell: ({ day }) => dayLabel(day) },
          { id: 'paid', header: 'Orders', align: 'end', cell: ({ paid }) => paid },
        ]}
      />
    </BarChart>
  )
}
