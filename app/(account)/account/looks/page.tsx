import { Eye } from 'lucide-react'
import type { Metadata } from 'next'
import { z } from 'zod'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { LocalTime } from '@/components/ui/local-time'
import { PageHeading } from '@/components/ui/page-heading'
import { Table, type TableColumn } from '@/components/ui/table'
import { type LookRow, listLooks } from '@/lib/account/look-queries'
import { currentSession } from '@/lib/auth/current-actor'
import { requirePatient } from '@/lib/auth/guards'
import { formatInstant } from '@/lib/shared/format-time'
import { messagesFor } from '@/lib/shared/messages/messages'

const words = messagesFor('en').myAccount.looks

export const metadata: Metadata = { title: words.title }

const querySchema = z.object({ after: z.string().max(100).optional().catch(undefined) })

/** Who looked at the patient's data, from the audit trail. */
export default async function LooksPage({ searchParams }: PageProps<'/account/looks'>) {
  const actor = await requirePatient('/account/looks')
  const { after } = querySchema.parse(await searchParams)
  const [page, session] = await Promise.all([listLooks(actor, after), currentSession()])
  return (
    <div className="mx-auto grid w-full max-w-[52rem] gap-8">
      <PageHeading intro={words.intro}>{words.title}</PageHeading>
      {page.rows.length === 0 ? (
        <EmptyState icon={<Eye />} title={words.none} />
      ) : (
        <Table
          caption={words.title}
          isCaptionHidden
          isStacked
          columns={columns(session?.timeZone ?? 'UTC')}
          rows={page.rows}
          rowKey={(row) => row.id}
        />
      )}
      <p className="flex flex-wrap gap-3">
        {page.nextCursor && (
          <LinkButton href={`/account/looks?after=${page.nextCursor}`} variant="secondary">
            {words.older}
          </LinkButton>
        )}
        {after && (
          <LinkButton href="/account/looks" variant="secondary">
            {words.newest}
          </LinkButton>
        )}
        <LinkButton href="/account" variant="secondary">
          {words.back}
        </LinkButton>
      </p>
    </div>
  )
}

function columns(timeZone: string): TableColumn<LookRow>[] {
  return [
    {
      id: 'what',
      header: words.what,
      isRowHeader: true,
      cell: ({ look, count, firstAt }) => (
        <>
          {words.did[look]}
          {count > 1 && (
            <span className="block font-normal text-ink-soft text-sm">
              {words.times({ count, from: formatInstant(firstAt, timeZone, 'en') })}
            </span>
          )}
        </>
      ),
    },
    { id: 'who', header: words.who, cell: whoText },
    { id: 'when', header: words.when, cell: ({ at }) => <LocalTime date={at} timeZone={timeZone} isBare /> },
    {
      id: 'order',
      header: words.order,
      cell: ({ orderNumber }) => <span className="whitespace-nowrap">{orderNumber}</span>,
    },
  ]
}

function whoText({ who, name }: LookRow): string {
  return who === 'staff' && name !== null ? words.staffNamed({ name }) : words[who]
}
