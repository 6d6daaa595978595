import { Inbox } from 'lucide-react'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { LiveRefresh } from '@/components/staff/live-refresh'
import { PeerReviewList } from '@/components/staff/peer-review-list'
import { ProblemNotice } from '@/components/staff/problem-notice'
import { QueueKeyboard } from '@/components/staff/queue-keyboard'
import { QueueTable } from '@/components/staff/queue-table'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { LocalTime } from '@/components/ui/local-time'
import { Notice } from '@/components/ui/notice'
import { TextLink } from '@/components/ui/text-link'
import { currentSession } from '@/lib/auth/current-actor'
import { requireStaff } from '@/lib/auth/guards'
import { openFollowUps } from '@/lib/deliveries/staff-follow-ups'
import { systemClock } from '@/lib/platform/clock'
import { listUrgentElsewhere } from '@/lib/safety/urgent-elsewhere'
import { isOnDuty } from '@/lib/staff/duty-queries'
import { listPeerReviews } from '@/lib/staff/peer-review'
import { queuePage } from '@/lib/staff/queue-queries'
import { QUEUE_FILTERS } from '@/lib/staff/queue-status'
import { readSiteSettings } from '@/lib/staff/site-settings'
import { DutySwitch } from './_components/duty-switch'
import { queueAddress } from './_components/queue-address'
import { QueueFilters } from './_components/queue-filters'
import { QueueSearch, SEARCH_ID } from './_components/queue-search'
import { UrgentElsewhereList } from './_components/urgent-elsewhere-list'
import { claim, confirmReview, release } from './actions'

export const metadata: Metadata = { title: 'Queue' }

const querySchema = z.object({
  filter: z.enum(QUEUE_FILTERS).catch('all'),
  q: z.string().max(40).optional().catch(undefined),
  cursor: z.string().max(100).optional().catch(undefined),
  problem: z.string().max(40).optional().catch(undefined),
})

export default async function QueuePage({ searchParams }: PageProps<'/staff/queue'>) {
  const actor = await requireStaff('/staff/queue')
  const { filter, q, cursor, problem } = querySchema.parse(await searchParams)
  const now = systemClock.now()
  const [found, settings, urgentElsewhere, reviews, questions, isDuty, session] = await Promise.all([
    queuePage(actor, { filter, cursor, search: q }, now),
    readSiteSettings(actor, now),
    listUrgentElsewhere(actor, now),
    listPeerReviews(actor, now),
    openFollowUps(actor, now),
    isOnDuty(actor),
    currentSession(),
  ])
  if (!found.ok && found.code === 'NOT_ALLOWED') notFound()
  const timeZone = session?.timeZone ?? 'UTC'
  const page = found.ok ? found.value : null
  return (
    <>
      <LiveRefresh />
      <div className="mb-2 flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
        <h1 className="text-2xl">Queue</h1>
        <DutySwitch userId={actor.userId} isOn={isDuty} />
      </div>
      <ProblemNotice code={problem ?? (found.ok ? undefined : found.code)} />
      {settings.ok && settings.value.isPaused && (
        <Notice tone="soon" title="New orders are paused" className="my-3">
          <p>
            {settings.value.pausedUntil ? (
              <>
                They open again <LocalTime date={settings.value.pausedUntil} timeZone={timeZone} isBare />.
              </>
            ) : (
              'They stay paused until an admin opens them.'
            )}
          </p>
        </Notice>
      )}
      {urgentElsewhere.ok && <UrgentElsewhereList flags={urgentElsewhere.value} timeZone={timeZone} />}
      {questions && <OpenQuestions {...questions} timeZone={timeZone} />}
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <QueueFilters current={q ? null : filter} counts={page?.counts ?? null} />
        <QueueSearch value={q ?? ''} />
      </div>
      {page && page.rows.length > 0 && (
        <QueueTable
          rows={page.rows}
          userId={actor.userId}
          timeZone={timeZone}
          returnTo={queueAddress({ filter, q, cursor })}
          claim={claim}
          release={release}
        />
      )}
      {page?.rows.length === 0 && (
        <EmptyState icon={<Inbox />} title={q ? 'No order has this number' : 'Nothing here'}>
          {q ? 'Check the number with the patient, letter by letter.' : 'No open order fits this filter.'}
        </EmptyState>
      )}
      <div className="mt-4 flex flex-wrap items-center justify-between gap-4">
        <QueueKeyboard searchId={SEARCH_ID} />
        {page?.nextCursor && (
          <LinkButton href={queueAddress({ filter, cursor: page.nextCursor })} variant="secondary" size="sm">
            Next orders
          </LinkButton>
        )}
      </div>
      {reviews.ok && <PeerReviewList items={reviews.value} timeZone={timeZone} confirm={confirmReview} />}
    </>
  )
}

/** Patients' questions have promises of their own. */
function OpenQuestions({ count, dueAt, timeZone }: { count: number; dueAt: Date; timeZone: string }) {
  return (
    <p className="mb-1 text-sm">
      <TextLink href="/staff/questions" prefetch={false}>
        {count === 1 ? '1 question' : `${count} questions`} to answer
      </TextLink>
      , the first by <LocalTime date={dueAt} timeZone={timeZone} isBare />.
    </p>
  )
}
