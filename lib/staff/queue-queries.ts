import type { Actor } from '@/lib/auth/actor'
import { promiseBroken, promiseKept } from '@/lib/orders/kept-promise'
import type { OrderStatus } from '@/lib/orders/order-status'
import { millisecondsLeft } from '@/lib/orders/promise'
import { db, Prisma } from '@/lib/platform/db'
import { parseOrderNumber } from '@/lib/shared/order-number'
import { err, ok, type Result } from '@/lib/shared/result'
import { IS_OPEN } from './open-orders'
import { readCursor, writeCursor } from './queue-cursor'
import type { QueueFilter } from './queue-status'
import { staffOnly } from './staff-only'

export type QueueRow = {
  id: string
  number: string
  status: OrderStatus
  place: string | null
  /** Null only for orders found by their number that were never paid. */
  dueAt: Date | null
  pausedAt: Date | null
  /** Counted at the pause while one lasts; negative when late; null also once the promise was kept. */
  msLeft: number | null
  isUrgent: boolean
  claimedById: string | null
  claimantName: string | null
  /** The newest of each, or null while there is none. */
  videoState: 'uploading' | 'processing' | 'ready' | 'failed' | null
  hasPlainReport: boolean
}

export type QueueCounts = Record<QueueFilter, number> & { late: number }
export type QueuePage = { rows: QueueRow[]; nextCursor: string | null; counts: QueueCounts }
export type QueueRequest = { cursor?: string | undefined; filter: QueueFilter; search?: string | undefined }

const PAGE_SIZE = 50

/**
 * One page of the queue: open orders, those with an open urgent flag first, those waiting for their patient last,
 * by promise in between. A `search` for an order number finds it in any status instead. No name of a patient and
 * nothing about health is in it.
 */
export async function queuePage(
  actor: Actor,
  request: QueueRequest,
  now: Date,
): Promise<Result<QueuePage, 'NOT_ALLOWED' | 'NOT_A_NUMBER'>> {
  const staff = await staffOnly(actor, { now })
  if (!staff) return err('NOT_ALLOWED')
  const { search = '', filter } = request
  const number = search.trim() === '' ? null : parseOrderNumber(search)
  if (search.trim() !== '' && number === null) return err('NOT_A_NUMBER')

  const after = request.cursor === undefined ? null : readCursor(request.cursor)
  const query =
    number === null
      ? queueQuery({ filter, userId: staff.userId, after, limit: PAGE_SIZE + 1 })
      : numberQuery(number)
  const [found, counts] = await Promise.all([
    db().$queryRaw<DatabaseRow[]>(query),
    readCounts(staff.userId, now),
  ])
  const rows = found.slice(0, PAGE_SIZE)
  const last = found.length > PAGE_SIZE ? rows.at(-1) : undefined
  return ok({
    rows: rows.map((row) => toQueueRow(row, now)),
    nextCursor: last?.dueAt
      ? writeCursor({
          isCalm: !last.isUrgent,
          isPaused: last.pausedAt !== null,
          dueAt: last.dueAt,
          id: last.id,
        })
      : null,
    counts,
  })
}

type DatabaseRow = Omit<QueueRow, 'msLeft'> & { isPromiseKept: boolean }

function toQueueRow({ isPromiseKept, ...row }: DatabaseRow, now: Date): QueueRow {
  const msLeft = row.dueAt && millisecondsLeft(row.dueAt, row.pausedAt, now)
  return { ...row, msLeft: isPromiseKept ? null : msLeft }
}

const IS_URGENT = Prisma.sql`EXISTS (
  SELECT 1 FROM "UrgentFlag" f WHERE f."orderId" = o.id AND f."closedAt" IS NULL)`

/**
 * The queue's statement, exported for the test that proves which index it reads. The inner part sorts the open
 * orders (the partial index holds nothing else), the outer one looks up what a page of them shows.
 */
export function queueQuery(input: {
  filter: QueueFilter
  userId: string
  after: { isCalm: boolean; isPaused: boolean; dueAt: Date; id: string } | null
  limit: number
}): Prisma.Sql {
  const { filter, userId, after, limit } = input
  const afterCursor = after
    ? Prisma.sql`WHERE (q."isCalm", q."isPaused", q."dueAt", q.id)
        > (${after.isCalm}, ${after.isPaused}, ${after.dueAt}::timestamptz, ${after.id}::uuid)`
    : Prisma.empty
  return Prisma.sql`
    WITH page AS (
      SELECT * FROM (
        SELECT o.id, o.number, o.status, o.place, o."dueAt", o."pausedAt", o."claimedById",
          NOT ${IS_URGENT} AS "isCalm", o."pausedAt" IS NOT NULL AS "isPaused"
        FROM "Order" o WHERE ${IS_OPEN} AND ${conditionOf(filter, userId)}
      ) q
      ${afterCursor}
      ORDER BY q."isCalm", q."isPaused", q."dueAt", q.id
      LIMIT ${limit}
    )
    SELECT page.id, page.number, page.status::text AS status, page.place, page."dueAt", page."pausedAt",
      NOT page."isCalm" AS "isUrgent", ${WORK_COLUMNS}
    FROM page ${WORK_JOINS}
    ORDER BY page."isCalm", page."isPaused", page."dueAt", page.id`
}

function numberQuery(number: string): Prisma.Sql {
  return Prisma.sql`
    SELECT page.id, page.number, page.status::text AS status, page.place, page."dueAt", page."pausedAt",
      EXISTS (SELECT 1 FROM "UrgentFlag" f WHERE f."orderId" = page.id AND f."closedAt" IS NULL) AS "isUrgent",
      ${WORK_COLUMNS}
    FROM "Order" page ${WORK_JOINS}
    WHERE page.number = ${number}`
}

const WORK_COLUMNS = Prisma.sql`
  ${promiseKept('page')} AS "isPromiseKept",
  page."claimedById", claimant."displayName" AS "claimantName", video.state::text AS "videoState",
  EXISTS (SELECT 1 FROM "PlainReport" r WHERE r."orderId" = page.id) AS "hasPlainReport"`

const WORK_JOINS = Prisma.sql`
  LEFT JOIN "User" claimant ON claimant.id = page."claimedById"
  LEFT JOIN LATERAL (
    SELECT v.state FROM "Video" v WHERE v."orderId" = page.id ORDER BY v.version DESC LIMIT 1
  ) video ON true`

function conditionOf(filter: QueueFilter, userId: string): Prisma.Sql {
  switch (filter) {
    case 'all':
      return Prisma.sql`true`
    case 'mine':
      return Prisma.sql`o."claimedById" = ${userId}::uuid`
    case 'unclaimed':
      return Prisma.sql`o.status = 'received'`
    case 'in_review':
      return Prisma.sql`o.status = 'in_review'`
    case 'waiting':
      return Prisma.sql`o.status = 'needs_info'`
    case 'urgent':
      return IS_URGENT
  }
}

async function readCounts(userId: string, now: Date): Promise<QueueCounts> {
  const [counts] = await db().$queryRaw<QueueCounts[]>`
    SELECT count(*)::int AS all,
      count(*) FILTER (WHERE o."claimedById" = ${userId}::uuid)::int AS mine,
      count(*) FILTER (WHERE o.status = 'received')::int AS unclaimed,
      count(*) FILTER (WHERE o.status = 'in_review')::int AS in_review,
      count(*) FILTER (WHERE o.status = 'needs_info')::int AS waiting,
      count(*) FILTER (WHERE ${IS_URGENT})::int AS urgent,
      count(*) FILTER (WHERE ${promiseBroken(now)})::int AS late
    FROM "Order" o WHERE ${IS_OPEN}`
  if (!counts) throw new Error('an aggregate without GROUP BY gives one row')
  return counts
}
