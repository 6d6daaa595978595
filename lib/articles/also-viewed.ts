import { db } from '@/lib/platform/db'
import { findByKey } from './article-queries'
import type { Article } from './article-schema'
import { dayOf } from './visitor-hash'

const DAYS_COUNTED = 90
/** Fewer say nothing, and could be one person. */
const LEAST_VIEWS = 3
const MOST_ALSO_VIEWED = 4

/** The articles that were most often read right before or after this one in the last 90 days, most often first. */
export async function alsoViewed(article: string, now: Date): Promise<Article[]> {
  const since = { gte: new Date(dayOf(now).getTime() - DAYS_COUNTED * 86_400_000) }
  const [after, before] = await Promise.all([
    db().articleView.groupBy({
      by: ['article'],
      where: { cameFrom: article, day: since },
      _sum: { views: true },
    }),
    db().articleView.groupBy({
      by: ['cameFrom'],
      where: { article, day: since, NOT: { cameFrom: '' } },
      _sum: { views: true },
    }),
  ])
  const counts = new Map<string, number>()
  const add = (key: string, views: number | null) => counts.set(key, (counts.get(key) ?? 0) + (views ?? 0))
  for (const row of after) add(row.article, row._sum.views)
  for (const row of before) add(row.cameFrom, row._sum.views)
  return [...counts]
    .filter(([, views]) => views >= LEAST_VIEWS)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .flatMap(([key]) => findByKey(key) ?? [])
    .slice(0, MOST_ALSO_VIEWED)
}
