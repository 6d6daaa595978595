import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { LocalTime } from '@/components/ui/local-time'
import { Table, type TableColumn } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { currentSession } from '@/lib/auth/current-actor'
import { requireStaff } from '@/lib/auth/guards'
import { systemClock } from '@/lib/platform/clock'
import { messagesFor } from '@/lib/shared/messages/messages'
import { type ContactRow, listContactMessages } from '@/lib/staff/contact-messages'

export const metadata: Metadata = { title: 'Messages' }

export default async function MessagesPage() {
  const actor = await requireStaff('/staff/messages')
  const [messages, session] = await Promise.all([
    listContactMessages(actor, systemClock.now()),
    currentSession(),
  ])
  if (!messages.ok) notFound()
  return (
    <>
      <h1 className="text-2xl">Messages</h1>
      <p className="mt-1 text-ink-soft text-sm">
        From the contact page. Answer by mail; write nothing about health there.
      </p>
      {messages.value.length === 0 ? (
        <EmptyState title="No messages">What people write on the contact page comes here.</EmptyState>
      ) : (
        <div className="mt-4 max-w-page">
          <Table
            caption="Messages, open ones first"
            isCaptionHidden
            columns={columns(session?.timeZone ?? 'UTC')}
            rows={messages.value}
            rowKey={(row) => row.id}
          />
        </div>
      )}
    </>
  )
}

function columns(timeZone: string): TableColumn<ContactRow>[] {
  const { topics } = messagesFor('en').contact.form
  return [
    {
      id: 'topic',
      header: 'About',
      isRowHeader: true,
      cell: (row) => (
        <TextLink href={`/staff/messages/${row.id}`} prefetch={false}>
          {topics[row.topic]}
        </TextLink>
      ),
    },
    {
      id: 'at',
      header: 'Came',
      cell: (row) => <LocalTime date={row.createdAt} timeZone={timeZone} isBare />,
    },
    {
      id: 'state',
      header: 'State',
      cell: (row) =>
        row.answeredAt ? <Badge tone="success">Answered</Badge> : <Badge tone="soon">Open</Badge>,
    },
  ]
}
