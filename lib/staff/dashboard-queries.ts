import type { Actor } from '@/lib/auth/actor'
import { promiseBroken } from '@/lib/orders/kept-promise'
import { PROMISE_HOURS } from '@/lib/orders/promise'
import { db, Prisma } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { isTimeZone } from '@/lib/shared/time-zones'
import { IS_OPEN } from './open-orders'
import { SOON_HOURS } from './queue-status'
import { staffOnly } from './staff-only'

export const DASHBOARD_DAYS = 30

/** A local day, `2026-11-23`, and how many orders were paid on it. */
export type OrderDay = { day: string; paid: number }
/** What came in and what went back on a local day, in the currency's smallest unit. */
export type MoneyDay = { day: string; currency: string; inMinor: number; backMinor: number }

/** How promises of orders paid in these days ended. Hours leave out the time that the patient was waited for. */
export type PromiseFigures = {
  onTime: number
  late: number
  p50Hours: number | null
  p95Hours: number | null
}

/** Orders that need somebody now, each by its reason; one order can be in several. */
export type StuckFigures = {
  late: number
  /** Also on orders that are closed or were never paid. */
  urgent: number
  unclaimedSoon: number
  silentPatients: number
  slowRefunds: number
  /** Mails of any kind, also to staff. */
  slowMails: number
}

export type Dashboard = {
  promises: PromiseFigures
  orders: OrderDay[]
  /** Null for who is no admin. */
  money: MoneyDay[] | null
  stuck: StuckFigures
}

/**
 * How the place is doing in the last 30 days of the reader's zone, today included. Money is for admins only. Nothing
 * about a patient or their health is in it.
 */
export async function readDashboard(
  actor: Actor,
  input: { timeZone: string; now: Date },
): Promise<Result<Dashboard, 'NOT_ALLOWED'>> {
  const { now } = input
  const staff = await staffOnly(actor, { now })
  if (!staff) return err('NOT_ALLOWED')
  const timeZone = isTimeZone(input.timeZone) ? input.timeZone : 'UTC'
  const [promises, orders, money, stuck] = await Promise.all([
    readPromises(timeZone, now),
    readOrderDays(timeZone, now),
    staff.kind === 'admin' ? readMoneyDays(timeZone, now) : null,
    readStuck(now),
  ])
  return ok({ promises, orders, money, stuck })
}

/** Midnight of the first day, in the reader's zone. */
function startOf(timeZone: string, now: Date): Prisma.Sql {
  return Prisma.sql`(((${now}::timestamptz AT TIME ZONE ${timeZone})::date - ${DASHBOARD_DAYS - 1}::int)::timestamp
    AT TIME ZONE ${timeZone})`
}

function daysUntil(timeZone: string, now: Date): Prisma.Sql {
  return Prisma.sql`SELECT (${now}::timestamptz AT TIME ZONE ${timeZone})::date - back AS day
    FROM generate_series(0, ${DASHBOARD_DAYS - 1}::int) back`
}

async function readPromises(timeZone: string, now: Date): Promise<PromiseFigures> {
  // `dueAt` less the promise is when it was paid, moved by each pause: what is left is time in our hands.
  const [figures] = await db().$queryRaw<PromiseFigures[]>`
    WITH settled AS (
      SELECT o."promiseMissedAt" IS NOT NULL AS "isLate",
        extract(epoch FROM first."at" - (o."dueAt" - make_interval(hours => ${PROMISE_HOURS}::int))) / 3600 AS hours
      FROM "Order" o
      LEFT JOIN LATERAL (
        SELECT min(d."deliveredAt") AS at FROM "Delivery" d WHERE d."orderId" = o.id
      ) first ON true
      WHERE o."paidAt" >= ${startOf(timeZone, now)} AND o."paidAt" <= ${now}::timestamptz
        AND (o."promiseMissedAt" IS NOT NULL OR first.at IS NOT NULL)
    )
    SELECT count(*) FILTER (WHERE NOT "isLate")::int AS "onTime", count(*) FILTER (WHERE "isLate")::int AS late,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY hours)::float8 AS "p50Hours",
      percentile_cont(0.95) WITHIN GROUP (ORDER BY hours)::float8 AS "p95Hours"
    FROM settled`
  if (!figures) throw new Error('an aggregate without GROUP BY gives one row')
  return figures
}

function readOrderDays(timeZone: string, now: Date): Promise<OrderDay[]> {
  return db().$queryRaw<OrderDay[]>`
    WITH days AS (${daysUntil(timeZone, now)}), paid AS (
      SELECT (o."paidAt" AT TIME ZONE ${timeZone})::date AS day, count(*)::int AS paid
      FROM "Order" o
      WHERE o."paidAt" >= ${startOf(timeZone, now)} AND o."paidAt" <= ${now}::timestamptz
      GROUP BY 1
    )
    SELECT to_char(days.day, 'YYYY-MM-DD') AS day, coalesce(paid.paid, 0) AS paid
    FROM days LEFT JOIN paid ON paid.day = days.day ORDER BY days.day`
}

function readMoneyDays(timeZone: string, now: Date): Promise<MoneyDay[]> {
  // A refund that failed later never left.
  return db().$queryRaw<MoneyDay[]>`
    WITH moved AS (
      SELECT (e.at AT TIME ZONE ${timeZone})::date AS day, e.currency,
        (sum(e."amountMinor") FILTER (WHERE e.kind = 'charge'))::int AS "inMinor",
        (sum(e."amountMinor") FILTER (WHERE e.kind = 'refund'))::int AS "backMinor"
      FROM "PaymentEntry" e
      WHERE e.at >= ${startOf(timeZone, now)} AND e.at <= ${now}::timestamptz AND e.kind IN ('charge', 'refund')
        AND NOT EXISTS (
          SELECT 1 FROM "PaymentEntry" f WHERE f.kind = 'refund_failed' AND f."stripeObjectId" = e."stripeObjectId")
      GROUP BY 1, 2
    ), days AS (${daysUntil(timeZone, now)}), currencies AS (SELECT DISTINCT currency FROM moved)
    SELECT to_char(days.day, 'YYYY-MM-DD') AS day, currencies.currency,
      coalesce(moved."inMinor", 0) AS "inMinor", coalesce(moved."backMinor", 0) AS "backMinor"
    FROM days CROSS JOIN currencies
    LEFT JOIN moved ON moved.day = days.day AND moved.currency = currencies.currency
    ORDER BY currencies.currency, days.day`
}

async function readStuck(now: Date): Promise<StuckFigures> {
  const hours = (count: number) => new Date(now.getTime() + count * 3_600_000)
  const [[open], urgent, slowRefunds, [mails]] = await Promise.all([
    db().$queryRaw<Omit<StuckFigures, 'urgent' | 'slowRefunds' | 'slowMails'>[]>`
      SELECT count(*) FILTER (WHERE ${promiseBroken(now)})::int AS late,
        count(*) FILTER (WHERE o.status = 'received' AND o."dueAt" > ${now}::timestamptz
          AND o."dueAt" <= ${hours(SOON_HOURS)}::timestamptz)::int AS "unclaimedSoon",
        count(*) FILTER (WHERE o.status = 'needs_info'
          AND o."pausedAt" <= ${hours(-48)}::timestamptz)::int AS "silentPatients"
      FROM "Order" o WHERE ${IS_OPEN}`,
    // An order has one open flag at most.
    db().urgentFlag.count({ where: { closedAt: null } }),
    db().refundRequest.count({ where: { doneAt: null, createdAt: { lte: hours(-24) } } }),
    // The job and not the mail: one that was overtaken stays unsent, as it should.
    db().$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM pgboss.job
      WHERE name = 'mail.send' AND state < 'completed' AND created_on <= ${hours(-1)}::timestamptz`,
  ])
  if (!open || !mails) throw new Error('an aggregate without GROUP BY gives one row')
  return { ...open, urgent, slowRefunds, slowMails: mails.count }
}
