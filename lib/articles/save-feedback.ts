import { db } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { findArticle } from './article-queries'
import type { FeedbackReason } from './feedback-schema'

/** A reason can be added to an answer for this long. */
const REASON_WINDOW_MINUTES = 60

/** Counts one answer to 'did this help?'. Anyone may; nothing about who answered is kept. */
export async function saveFeedback(input: {
  article: string
  wasHelpful: boolean
  now: Date
}): Promise<Result<{ feedbackId: string }, 'UNKNOWN_ARTICLE'>> {
  const [series = '', slug = ''] = input.article.split('/')
  if (!findArticle(series, slug)) return err('UNKNOWN_ARTICLE')
  const { id } = await db().articleFeedback.create({
    data: { article: `${series}/${slug}`, wasHelpful: input.wasHelpful, createdAt: input.now },
    select: { id: true },
  })
  return ok({ feedbackId: id })
}

/** Adds why an article did not help, once, to a recent 'no'. `NOT_FOUND` covers late, doubled and made-up ids. */
export async function saveFeedbackReason(input: {
  feedbackId: string
  reason: FeedbackReason
  now: Date
}): Promise<Result<undefined, 'NOT_FOUND'>> {
  const since = new Date(input.now.getTime() - REASON_WINDOW_MINUTES * 60_000)
  const { count } = await db().articleFeedback.updateMany({
    where: { id: input.feedbackId, wasHelpful: false, reason: null, createdAt: { gte: since } },
    data: { reason: input.reason },
  })
  return count === 1 ? ok() : err('NOT_FOUND')
}
