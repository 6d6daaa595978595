import { db } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { findByKey } from './article-queries'
import { dayOf } from './visitor-hash'

/**
 * Counts that an article was read, and after which other one in the same browser tab (`cameFrom`). The count holds
 * two articles and a day; nothing about the reader.
 */
export async function countView(input: {
  article: string
  cameFrom: string | null
  now: Date
}): Promise<Result<undefined, 'UNKNOWN_ARTICLE'>> {
  const { article, cameFrom, now } = input
  if (!findByKey(article)) return err('UNKNOWN_ARTICLE')
  const isStep = cameFrom !== null && cameFrom !== article && findByKey(cameFrom) !== undefined
  const key = { day: dayOf(now), article, cameFrom: isStep ? cameFrom : '' }
  await db().articleView.upsert({
    where: { day_article_cameFrom: key },
    create: { ...key, views: 1 },
    update: { views: { increment: 1 } },
    select: { day: true },
  })
  return ok()
}
