import { CircleCheck, Clock, Hourglass } from 'lucide-react'
import { readingMinutes } from '@/lib/articles/article-queries'
import type { Article, Series } from '@/lib/articles/article-schema'
import { messagesFor } from '@/lib/shared/messages/messages'
import { longDate } from './long-date'

type Props = { article: Article; series: Series; seriesLength: number }

/** Title, what it is about, and who stands behind it. */
export function ArticleHeader({ article, series, seriesLength }: Props) {
  const { articles } = messagesFor('en')
  const place = { position: article.position, of: seriesLength, series: series.title }
  return (
    <header>
      <p className="font-semibold text-action text-sm">{article.category}</p>
      <h1 className="mt-1 text-3xl sm:text-5xl">{article.title}</h1>
      {article.alsoCalled.length > 0 && (
        <p className="mt-2 text-ink-soft">
          {articles.alsoCalled}: {article.alsoCalled.join(', ')}
        </p>
      )}
      <p className="mt-4 max-w-measure text-lg">{article.summary}</p>
      <p className="mt-5 flex flex-wrap gap-x-5 gap-y-1 text-ink-soft text-sm">
        <span>{articles.partOfSeries(place)}</span>
        <span className="inline-flex items-center gap-1.5">
          <Clock aria-hidden className="size-4" />
          {articles.readingTime({ minutes: readingMinutes(article) })}
        </span>
      </p>
      <ReviewLine article={article} />
    </header>
  )
}

function ReviewLine({ article }: { article: Article }) {
  const { articles } = messagesFor('en')
  const { reviewedBy, updated, writtenBy } = article
  const dates = (
    <>
      {articles.writtenBy(writtenBy)} ·{' '}
      <time dateTime={updated}>{articles.updated({ when: longDate(updated) })}</time>
    </>
  )
  if (!reviewedBy) {
    return (
      <div className="mt-4 flex max-w-measure gap-3 rounded-card border-soon-line border-s-[6px] bg-soon-tint px-4 py-3 text-sm">
        <Hourglass aria-hidden className="mt-0.5 size-5 shrink-0 text-soon" />
        <div>
          <p>
            <strong className="text-soon">{articles.reviewPending}.</strong> {articles.reviewPendingText}
          </p>
          <p className="mt-1 text-ink-soft">{dates}</p>
        </div>
      </div>
    )
  }
  const { name, credentials, reviewed } = reviewedBy
  return (
    <div className="mt-4 flex max-w-measure gap-3 text-sm">
      <CircleCheck aria-hidden className="mt-0.5 size-5 shrink-0 text-success" />
      <div>
        <p className="font-semibold">
          {articles.reviewedBy({ name, credentials, when: longDate(reviewed) })}
        </p>
        <p className="text-ink-soft">{dates}</p>
      </div>
    </div>
  )
}
