import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor } from '@/lib/auth/actor'
import { displayNames } from '@/lib/auth/display-names'
import { db, Prisma } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { isTimeZone } from '@/lib/shared/time-zones'
import { adminOnly } from '@/lib/staff/staff-only'
import { type Trend, type TrendSums, trendOf } from './trend'

export const TREND_MONTHS = 12

/** By the month of the delivery, `2026-11`, newest first; by who made the video, in the order of their names. */
export type Trends = {
  byMonth: (Trend & { month: string })[]
  byAuthor: (Trend & { author: string })[]
}

type Input = { timeZone: string; now: Date }

/**
 * What patients said before and after watching, in the last 12 months of the reader's zone, this one included. For
 * admins. It names no patient and no order, and what fewer than five patients said is not told. Deliveries that were
 * withdrawn are left out; of an erased patient only the delivery is counted.
 */
export async function readTrends(
  actor: Actor,
  { timeZone, now }: Input,
): Promise<Result<Trends, 'NOT_ALLOWED'>> {
  if (!(await adminOnly(actor, { now }))) return err('NOT_ALLOWED')
  const zone = isTimeZone(timeZone) ? timeZone : 'UTC'
  const month = Prisma.sql`to_char(d."deliveredAt" AT TIME ZONE ${zone}, 'YYYY-MM')`
  const [months, authors] = await Promise.all([
    readSums(month, zone, now),
    readSums(Prisma.sql`v."authorId"::text`, zone, now),
  ])
  const names = await displayNames(authors.map(({ key }) => key))
  return ok({
    byMonth: months
      .map(({ key, ...sums }) => ({ month: key, ...trendOf(sums) }))
      .sort((a, b) => b.month.localeCompare(a.month)),
    byAuthor: authors
      .map(({ key, ...sums }) => ({ author: names.get(key) ?? 'Unknown', ...trendOf(sums) }))
      .sort((a, b) => a.author.localeCompare(b.author)),
  })
}

/** The same to take away; that somebody did is on record. */
export async function exportTrends(actor: Actor, input: Input): Promise<Result<Trends, 'NOT_ALLOWED'>> {
  const trends = await readTrends(actor, input)
  if (trends.ok) await recordAudit({ actor, action: 'trends.exported', at: input.now })
  return trends
}

/** A pair counts when both were answered: a mean before and a mean after of different people say nothing. */
function readSums(key: Prisma.Sql, zone: string, now: Date): Promise<(TrendSums & { key: string })[]> {
  return db().$queryRaw<(TrendSums & { key: string })[]>`
    WITH watched AS (
      SELECT ${key} AS key, d."firstWatchedAt" IS NOT NULL AS "isWatched", said.*
      FROM "Delivery" d
      JOIN "Video" v ON v.id = d."videoId"
      CROSS JOIN LATERAL (
        SELECT max(a.value) FILTER (WHERE a.kind = 'understood_before') AS ub,
          max(a.value) FILTER (WHERE a.kind = 'understood_after') AS ua,
          max(a.value) FILTER (WHERE a.kind = 'anxious_before') AS ab,
          max(a.value) FILTER (WHERE a.kind = 'anxious_after') AS aa,
          count(a."isRight") AS cards, count(*) FILTER (WHERE a."isRight") AS "right"
        FROM "UnderstandingAnswer" a WHERE a."deliveryId" = d.id
      ) said
      WHERE d."withdrawnAt" IS NULL AND d."deliveredAt" <= ${now}::timestamptz AND d."deliveredAt" >= (
        date_trunc('month', ${now}::timestamptz AT TIME ZONE ${zone})
          - make_interval(months => ${TREND_MONTHS - 1}::int)) AT TIME ZONE ${zone}
    )
    SELECT key, count(*)::int AS delivered, count(*) FILTER (WHERE "isWatched")::int AS watched,
      count(ub + ua)::int AS "understoodPairs",
      avg(ub) FILTER (WHERE ua IS NOT NULL)::float8 AS "understoodBefore",
      avg(ua) FILTER (WHERE ub IS NOT NULL)::float8 AS "understoodAfter",
      count(ab + aa)::int AS "anxiousPairs",
      avg(ab) FILTER (WHERE aa IS NOT NULL)::float8 AS "anxiousBefore",
      avg(aa) FILTER (WHERE ab IS NOT NULL)::float8 AS "anxiousAfter",
      count(*) FILTER (WHERE cards > 0)::int AS "cardPatients",
      coalesce(sum(cards), 0)::int AS cards, coalesce(sum("right"), 0)::int AS "rightCards"
    FROM watched GROUP BY key`
}
