import { MessageCircleQuestion } from 'lucide-react'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { Countdown } from '@/components/staff/countdown'
import { LiveRefresh } from '@/components/staff/live-refresh'
import { SavedNotice } from '@/components/staff/saved-notice'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { LocalTime } from '@/components/ui/local-time'
import { Table, type TableColumn } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { currentSession } from '@/lib/auth/current-actor'
import { requireStaff } from '@/lib/auth/guards'
import { listNewComments, type NewComment } from '@/lib/deliveries/new-comments'
import { listFollowUps, type StaffFollowUpRow } from '@/lib/deliveries/staff-follow-ups'
import { systemClock } from '@/lib/platform/clock'
import { placeName } from '@/lib/shared/places'

export const metadata: Metadata = { title: 'Questions' }

const querySchema = z.object({ done: z.string().max(40).optional().catch(undefined) })

/** What patients ask about their videos: open ones by their promise, answered ones below, then what they told us unasked. */
export default async function QuestionsPage({ searchParams }: PageProps<'/staff/questions'>) {
  const actor = await requireStaff('/staff/questions')
  const { done } = querySchema.parse(await searchParams)
  const now = systemClock.now()
  const [found, comments, session] = await Promise.all([
    listFollowUps(actor, now),
    listNewComments(actor, now),
    currentSession(),
  ])
  if (!found.ok || !comments.ok) notFound()
  const timeZone = session?.timeZone ?? 'UTC'
  return (
    <>
      <LiveRefresh />
      <h1 className="text-2xl">Questions</h1>
      <p className="mt-1 mb-4 text-ink-soft text-sm">
        What patients ask about their video. Each is promised an answer within 24 hours.
      </p>
      <SavedNotice done={done} />
      {found.value.length === 0 ? (
        <EmptyState icon={<MessageCircleQuestion />} title="No questions">
          When a patient asks something about their video, it comes here.
        </EmptyState>
      ) : (
        <div className="max-w-page">
          <Table
            caption="Questions, the most pressing first"
            isCaptionHidden
            isStacked
            columns={columns(timeZone)}
            rows={found.value}
            rowKey={(row) => row.id}
          />
        </div>
      )}
      <NewComments comments={comments.value} timeZone={timeZone} />
    </>
  )
}

/** What patients wrote after watching. Nobody waits for an answer, but each is read. */
function NewComments({ comments, timeZone }: { comments: readonly NewComment[]; timeZone: string }) {
  return (
    <section aria-labelledby="comments-heading" className="mt-8">
      <h2 id="comments-heading" className="text-lg">
        New comments after watching
      </h2>
      {comments.length === 0 ? (
        <p className="text-ink-soft text-sm">All of them are read.</p>
      ) : (
        <ul className="mt-2 grid gap-1">
          {comments.map(({ id, orderId, orderNumber, at }) => (
            <li key={id}>
              <TextLink
                href={`/staff/orders/${orderId}#said-heading`}
                prefetch={false}
                className="whitespace-nowrap tabular-nums"
              >
                {orderNumber}
              </TextLink>{' '}
              <LocalTime date={at} timeZone={timeZone} isBare />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function columns(timeZone: string): TableColumn<StaffFollowUpRow>[] {
  return [
    {
      id: 'order',
      header: 'Order',
      isRowHeader: true,
      cell: (row) => (
        <TextLink
          href={`/staff/questions/${row.id}`}
          prefetch={false}
          className="whitespace-nowrap tabular-nums"
        >
          {row.orderNumber}
        </TextLink>
      ),
    },
    {
      id: 'due',
      header: 'Promise',
      cell: (row) =>
        row.answeredAt ? (
          <Badge tone="success">Answered</Badge>
        ) : (
          <Countdown msLeft={row.msLeft} isPaused={false} />
        ),
    },
    {
      id: 'at',
      header: 'Asked',
      cell: (row) => <LocalTime date={row.askedAt} timeZone={timeZone} isBare />,
    },
    {
      id: 'place',
      header: 'Patient is in',
      cell: (row) => (row.place === null ? 'Unknown' : placeName(row.place)),
    },
    {
      id: 'claimant',
      header: 'Claimed by',
      cell: (row) => (row.isMine ? 'You' : (row.claimantName ?? 'Nobody')),
    },
  ]
}
