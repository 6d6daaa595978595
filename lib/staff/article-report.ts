import { articleKey, articlePath, listAllArticles } from '@/lib/articles/article-queries'
import { FEEDBACK_REASONS, type FeedbackReason } from '@/lib/articles/feedback-reasons-schema'
import type { Actor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { staffOnly } from './staff-only'

export type ArticleReportRow = {
  article: string
  href: string
  title: string
  /** Pages read in the last 30 days by those who let themselves be counted. */
  views: number
  helped: number
  didNotHelp: number
  reasons: { reason: FeedbackReason; count: number }[]
}

const DAYS_OF_VIEWS = 30

/** What readers said about each article, those that helped least often first. For staff. */
export async function articleReport(
  actor: Actor,
  now: Date,
): Promise<Result<ArticleReportRow[], 'NOT_ALLOWED'>> {
  if (!(await staffOnly(actor, { now }))) return err('NOT_ALLOWED')
  const since = new Date(now.getTime() - DAYS_OF_VIEWS * 86_400_000)
  const [answers, views] = await Promise.all([
    db().articleFeedback.groupBy({ by: ['article', 'wasHelpful', 'reason'], _count: { _all: true } }),
    db().articleView.groupBy({ by: ['article'], where: { day: { gte: since } }, _sum: { views: true } }),
  ])
  const viewsOf = new Map(views.map((row) => [row.article, row._sum.views ?? 0]))
  const rows = listAllArticles().map((article): ArticleReportRow => {
    const key = articleKey(article)
    const own = answers.filter((row) => row.article === key)
    const sum = (rows: typeof own) => rows.reduce((total, row) => total + row._count._all, 0)
    const no = own.filter((row) => !row.wasHelpful)
    return {
      article: key,
      href: articlePath(article),
      title: article.title,
      views: viewsOf.get(key) ?? 0,
      helped: sum(own.filter((row) => row.wasHelpful)),
      didNotHelp: sum(no),
      reasons: FEEDBACK_REASONS.map((reason) => ({
        reason,
        count: sum(no.filter((row) => row.reason === reason)),
      })).filter(({ count }) => count > 0),
    }
  })
  return ok(rows.sort((a, b) => b.didNotHelp - a.didNotHelp || b.views - a.views))
}
