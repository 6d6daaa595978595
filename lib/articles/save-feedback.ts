import { db } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { articleKey, findByKey } from './article-queries'
import type { FeedbackReason } from './feedback-reasons-schema'
import { type Visitor, visitorHash } from './visitor-hash'

/** A reason can be added to an answer for this long. */
const REASON_WINDOW_MINUTES = 60

/**
 * Keeps one answer to 'did this help?' per visitor, article and day: who answers again changes the answer. Anyone
 * may; see `visitorHash` for how a visitor is told apart without being known.
 */
export async function saveFeedback(input: {
  article: string
  wasHelpful: boolean
  visitor: Visitor
  now: Date
}): Promise<Result<{ feedbackId: string }, 'UNKNOWN_ARTICLE'>> {
  const { wasHelpful, now } = input
  const found = findByKey(input.article)
  if (!found) return err('UNKNOWN_ARTICLE')
  const article = articleKey(found)
  const hash = await visitorHash({ article, ...input.visitor, now })
  const { id } = await db().articleFeedback.upsert({
    where: { visitorHash: hash },
    create: { article, wasHelpful, visitorHash: hash, createdAt: now },
    update: { wasHelpful, createdAt: now, ...(wasHelpful && { reason: null }) },
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
