import { buildSettings } from '@/lib/platform/env'
import type { Article } from './article-schema'

/** Whether the article has been checked by a named reviewer; if not, its page says so and is not indexed. */
export function isReviewed(article: Pick<Article, 'reviewedBy'>): boolean {
  return article.reviewedBy !== null
}

/** Whether an article may be shown to anyone: in production only after a medical review, but for a demo. */
export function mayBeServed(
  article: Pick<Article, 'reviewedBy'>,
  { servesUnreviewed }: { servesUnreviewed: boolean } = buildSettings(),
): boolean {
  return isReviewed(article) || servesUnreviewed
}
