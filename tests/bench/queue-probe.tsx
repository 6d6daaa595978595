import { renderToString } from 'react-dom/server'
import { z } from 'zod'
import { QueueFilters } from '@/app/staff/queue/_components/queue-filters'
import { PeerReviewList } from '@/components/staff/peer-review-list'
import { QueueTable } from '@/components/staff/queue-table'
import type { StaffActor } from '@/lib/auth/actor'
import { closeDb, db, Prisma } from '@/lib/platform/db'
import { isOnDuty } from '@/lib/staff/duty-queries'
import { listPeerReviews } from '@/lib/staff/peer-review'
import { queuePage, queueQuery } from '@/lib/staff/queue-queries'
import { readSiteSettings } from '@/lib/staff/site-settings'

// One process against one database: measures on request, so that two sizes can be measured in turns.

const requestSchema = z.object({ userId: z.uuid(), times: z.number() })
const noAction = async () => undefined

process.on('message', (message) => {
  void answer(message)
})
process.on('disconnect', () => void closeDb())

async function answer(message: unknown): Promise<void> {
  const { userId, times } = requestSchema.parse(message)
  const queryMs: number[] = []
  const pageMs: number[] = []
  for (let count = 0; count < times; count += 1) {
    queryMs.push(await timed(() => runQuery(userId)))
    pageMs.push(await timed(() => renderPage({ kind: 'staff', userId })))
  }
  process.send?.({ queryMs, pageMs, blocks: await blocksRead(userId) })
}

async function timed(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

async function runQuery(userId: string): Promise<void> {
  const rows = await db().$queryRaw<unknown[]>(queueQuery({ filter: 'all', userId, after: null, limit: 51 }))
  if (rows.length !== 51) throw new Error(`the queue has ${rows.length} rows`)
}

const plansSchema = z.tuple([
  z.object({
    'QUERY PLAN': z.tuple([
      z.object({ Plan: z.object({ 'Shared Hit Blocks': z.number(), 'Shared Read Blocks': z.number() }) }),
    ]),
  }),
])

/** How many blocks of the database the statement touches: what time would be without noise. */
async function blocksRead(userId: string): Promise<number> {
  const query = queueQuery({ filter: 'all', userId, after: null, limit: 51 })
  const plans = await db().$queryRaw(Prisma.sql`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${query}`)
  const { Plan } = plansSchema.parse(plans)[0]['QUERY PLAN'][0]
  return Plan['Shared Hit Blocks'] + Plan['Shared Read Blocks']
}

/** What the page's server component does: its reads in parallel, then the markup. */
async function renderPage(actor: StaffActor): Promise<void> {
  const now = new Date()
  const [page, settings, reviews] = await Promise.all([
    queuePage(actor, { filter: 'all' }, now),
    readSiteSettings(actor, now),
    listPeerReviews(actor, now),
    isOnDuty(actor),
  ])
  if (!page.ok || !settings.ok || !reviews.ok) throw new Error('the queue was refused')
  const html = renderToString(
    <>
      <QueueFilters current="all" counts={page.value.counts} />
      <QueueTable
        rows={page.value.rows}
        userId={actor.userId}
        timeZone="America/New_York"
        returnTo="/staff/queue"
        claim={noAction}
        release={noAction}
      />
      <PeerReviewList items={reviews.value} timeZone="America/New_York" confirm={noAction} />
    </>,
  )
  if (!html.includes('MP-')) throw new Error('the page shows no order')
}
