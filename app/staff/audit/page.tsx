import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { ProblemNotice } from '@/components/staff/problem-notice'
import { Badge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { LocalTime } from '@/components/ui/local-time'
import { Table, type TableColumn } from '@/components/ui/table'
import { currentSession } from '@/lib/auth/current-actor'
import { requireAdmin } from '@/lib/auth/guards'
import { systemClock } from '@/lib/platform/clock'
import { type AuditRow, auditPage } from '@/lib/staff/audit-queries'
import { listPeople } from '@/lib/staff/people-queries'
import { AuditFilters } from './_components/audit-filters'

export const metadata: Metadata = { title: 'Audit' }

const text = (max: number) => z.string().trim().max(max).optional().catch(undefined)
const querySchema = z.object({
  order: text(40),
  actor: z.uuid().optional().catch(undefined),
  action: text(40),
  denied: z.literal('on').optional().catch(undefined),
  every: z.literal('on').optional().catch(undefined),
  cursor: text(80),
})

export default async function AuditPage({ searchParams }: PageProps<'/staff/audit'>) {
  const actor = await requireAdmin('/staff/audit')
  const query = querySchema.parse(await searchParams)
  const now = systemClock.now()
  const { order: orderNumber, actor: actorId, action, denied, every, cursor } = query
  const filter = {
    orderNumber,
    actorId,
    action,
    cursor,
    isDeniedOnly: denied === 'on',
    isEveryLook: every === 'on',
  }
  const [page, people, session] = await Promise.all([
    auditPage(actor, filter, now),
    listPeople(actor, now),
    currentSession(),
  ])
  if (!people.ok) notFound()
  const rows = page.ok ? page.value.rows : []
  return (
    <>
      <h1 className="text-2xl">Audit</h1>
      <ProblemNotice code={page.ok ? undefined : page.code} />
      <AuditFilters query={query} people={people.value.people} />
      {rows.length > 0 ? (
        <Table
          caption="Who touched what, newest first"
          isCaptionHidden
          isDense
          columns={columns(session?.timeZone ?? 'UTC')}
          rows={rows}
          rowKey={(row) => row.id}
        />
      ) : (
        <EmptyState title="Nothing found">No entry fits. Loosen the filter.</EmptyState>
      )}
      {page.ok && page.value.nextCursor && (
        <div className="mt-4">
          <LinkButton variant="secondary" size="sm" href={nextAddress(query, page.value.nextCursor)}>
            Older entries
          </LinkButton>
        </div>
      )}
    </>
  )
}

function columns(timeZone: string): TableColumn<AuditRow>[] {
  return [
    { id: 'at', header: 'When', cell: (row) => <When row={row} timeZone={timeZone} /> },
    { id: 'who', header: 'Who', isRowHeader: true, cell: whoText },
    {
      id: 'action',
      header: 'What',
      cell: (row) => (
        <>
          <code>{row.action}</code> {row.count > 1 && <Badge>{row.count} times</Badge>}
          {!row.wasAllowed && <Badge tone="danger">Denied</Badge>}
        </>
      ),
    },
    {
      id: 'order',
      header: 'Order',
      cell: (row) =>
        row.orderId && row.orderNumber ? (
          <Link href={`/staff/orders/${row.orderId}`} prefetch={false}>
            {row.orderNumber}
          </Link>
        ) : (
          (row.orderId?.slice(-12) ?? '')
        ),
    },
    { id: 'detail', header: 'Detail', cell: (row) => row.detail },
  ]
}

function When({ row, timeZone }: { row: AuditRow; timeZone: string }) {
  return (
    <span className="whitespace-nowrap">
      <LocalTime date={row.at} timeZone={timeZone} isBare />
      {row.count > 1 && (
        <span className="block text-ink-soft text-xs">
          first <LocalTime date={row.firstAt} timeZone={timeZone} isBare />
        </span>
      )}
    </span>
  )
}

/** Staff by name; anybody else by kind and the end of their id, which tells two patients apart. */
function whoText({ actorName, actorKind, actorId }: AuditRow): string {
  if (actorName !== null) return actorName
  return actorId === null ? actorKind : `${actorKind} …${actorId.slice(-6)}`
}

function nextAddress(query: z.output<typeof querySchema>, cursor: string): string {
  const next = new URLSearchParams()
  for (const [key, value] of Object.entries({ ...query, cursor })) if (value) next.set(key, value)
  return `/staff/audit?${next}`
}
