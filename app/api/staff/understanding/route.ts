import { z } from 'zod'
import { currentActor, currentSession } from '@/lib/auth/current-actor'
import { exportTrends } from '@/lib/deliveries/trends'
import { trendsCsv } from '@/lib/deliveries/trends-csv'
import { systemClock } from '@/lib/platform/clock'
import { contentDisposition } from '@/lib/shared/content-disposition'

const bySchema = z.enum(['month', 'author']).catch('month')

/** What patients said before and after watching, as a table to save; for admins. */
export async function GET(request: Request): Promise<Response> {
  const headers = { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' }
  const actor = await currentActor()
  if (actor.kind === 'anonymous') return new Response(null, { status: 401, headers })
  const timeZone = (await currentSession())?.timeZone ?? 'UTC'
  const found = await exportTrends(actor, { timeZone, now: systemClock.now() })
  if (!found.ok) return new Response(null, { status: 404, headers })
  const by = bySchema.parse(new URL(request.url).searchParams.get('by'))
  const { byMonth, byAuthor } = found.value
  const text =
    by === 'month'
      ? trendsCsv(
          'Month',
          byMonth.map((trend) => [trend.month, trend]),
        )
      : trendsCsv(
          'Author',
          byAuthor.map((trend) => [trend.author, trend]),
        )
  return new Response(text, {
    headers: {
      ...headers,
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': contentDisposition('attachment', `understanding-by-${by}.csv`),
    },
  })
}
