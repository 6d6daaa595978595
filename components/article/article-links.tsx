import { ArrowLeft, ArrowRight } from 'lucide-react'
import Link from 'next/link'
import {
  type ArticleNeighbours,
  articleKey,
  articlePath,
  readingMinutes,
} from '@/lib/articles/article-queries'
import type { Article } from '@/lib/articles/article-schema'
import { messagesFor } from '@/lib/shared/messages/messages'
import { AlsoViewed } from './also-viewed'

/** An article in a list: all of it can be tapped. */
export function ArticleCard({
  article,
  headingLevel: Heading,
}: {
  article: Article
  headingLevel: 'h2' | 'h3'
}) {
  const { articles } = messagesFor('en')
  return (
    <article className="relative flex h-full flex-col rounded-card border border-line bg-surface p-5 shadow-card hover:border-action sm:p-6">
      <p className="font-semibold text-action text-xs">{article.category}</p>
      <Heading className="mt-1 text-xl">
        <Link href={articlePath(article)} className="text-ink no-underline after:absolute after:inset-0">
          {article.title}
        </Link>
      </Heading>
      <p className="mt-2 flex-1">{article.summary}</p>
      <p className="mt-3 text-ink-soft text-sm">
        {articles.readingTime({ minutes: readingMinutes(article) })}
      </p>
    </article>
  )
}

function Step({ article, label, isNext }: { article: Article; label: string; isNext: boolean }) {
  const Icon = isNext ? ArrowRight : ArrowLeft
  return (
    <Link
      href={articlePath(article)}
      className={`flex min-h-14 flex-1 basis-64 items-center gap-4 rounded-card border border-line bg-surface p-4 text-ink no-underline hover:border-action sm:p-5 ${isNext ? 'flex-row-reverse justify-between' : ''}`}
    >
      <Icon aria-hidden className="size-6 shrink-0 text-action rtl:rotate-180" />
      <span>
        <span className="block text-ink-soft text-sm">{label}</span>
        <span className="font-semibold">{article.title}</span>
      </span>
    </Link>
  )
}

function CardList({ title, articles }: { title: string; articles: readonly Article[] }) {
  if (articles.length === 0) return null
  return (
    <section className="mt-10">
      <h2 className="text-xl">{title}</h2>
      <ul className="mt-4 grid gap-4 sm:grid-cols-2">
        {articles.map((article) => (
          <li key={article.slug}>
            <ArticleCard article={article} headingLevel="h3" />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Where to read on. */
export function ArticleLinks({ article, neighbours }: { article: Article; neighbours: ArticleNeighbours }) {
  const { articles } = messagesFor('en')
  const { previous, next, related, recent, more } = neighbours
  const links = more.map((other) => ({
    href: articlePath(other),
    title: other.title,
    category: other.category,
  }))
  return (
    <div className="mt-10 print:hidden">
      <div className="flex flex-wrap gap-4">
        {previous && <Step article={previous} label={articles.next.previous} isNext={false} />}
        {next && <Step article={next} label={articles.next.label} isNext />}
      </div>
      <CardList title={articles.related} articles={related} />
      <CardList title={articles.recent} articles={recent} />
      {links.length > 0 && (
        <AlsoViewed
          article={articleKey(article)}
          title={articles.alsoViewed}
          fallback={{ title: articles.more, links }}
        />
      )}
    </div>
  )
}
