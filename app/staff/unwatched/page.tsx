import type { Metadata } from 'next'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { LocalTime } from '@/components/ui/local-time'
import { Table, type TableColumn } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { currentSession } from '@/lib/auth/current-actor'
import { requireStaff } from '@/lib/auth/guards'
import { listUnwatched, type UnwatchedRow } from '@/lib/deliveries/unwatched-queries'

export const metadata: Metadata = { title: 'Not watched yet' }

export default async function UnwatchedPage() {
  const actor = await requireStaff('/staff/unwatched')
  const [rows, session] = await Promise.all([listUnwatched(actor), currentSession()])
  return (
    <>
      <h1 className="text-2xl">Not watched yet</h1>
      <p className="mt-1 max-w-measure text-ink-soft text-sm">
        Videos whose patient has not opened them, the longest waiting first. We remind them by mail after 24
        and 72 hours. Did a mail come back? Then a call helps.
      </p>
      {rows.length === 0 ? (
        <div className="mt-4">
          <EmptyState title="All watched">Every video that was delivered has been opened.</EmptyState>
        </div>
      ) : (
        <div className="mt-4 max-w-page">
          <Table
            caption="Videos that were not watched yet"
            isCaptionHidden
            columns={columns(session?.timeZone ?? 'UTC')}
            rows={rows}
            rowKey={(row) => row.orderId}
          />
        </div>
      )}
    </>
  )
}

function columns(timeZone: string): TableColumn<UnwatchedRow>[] {
  return [
    {
      id: 'order',
      header: 'Order',
      isRowHeader: true,
      cell: (row) => (
        <TextLink href={`/staff/orders/${row.orderId}`} prefetch={false}>
          {row.orderNumber}
        </TextLink>
      ),
    },
    {
      id: 'delivered',
      header: 'Delivered',
      cell: (row) => <LocalTime date={row.deliveredAt} timeZone={timeZone} isBare />,
    },
    {
      id: 'reminders',
      header: 'Reminders',
      cell: (row) => (row.areRemindersOff ? `${row.reminders}, turned off` : String(row.reminders)),
    },
    {
      id: 'mail',
      header: 'Mail',
      cell: (row) => (row.hasBounced ? <Badge tone="danger">Came back</Badge> : 'Sent'),
    },
  ]
}
