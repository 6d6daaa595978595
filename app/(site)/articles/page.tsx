import Link from 'next/link'
import { ArticleCard } from '@/components/article/article-links'
import { Breadcrumb } from '@/components/article/breadcrumb'
import { BreadcrumbData } from '@/components/article/structured-data'
import { PageBody } from '@/components/site/page-body'
import { pageMetadata } from '@/components/site/page-metadata'
import { SearchBox } from '@/components/site/search-box'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeading } from '@/components/ui/page-heading'
import { listArticles, listSeries } from '@/lib/articles/article-queries'
import { messagesFor } from '@/lib/shared/messages/messages'

const { articles: words } = messagesFor('en')

export const metadata = pageMetadata({
  title: words.index.title,
  description: words.index.intro,
  path: '/articles',
})

export default function ArticlesPage() {
  const series = listSeries()
  const home = { text: words.breadcrumb.home, href: '/' }
  return (
    <PageBody>
      <BreadcrumbData trail={[home, { text: words.index.title, href: '/articles' }]} />
      <Breadcrumb trail={[home]} current={words.index.title} />
      <PageHeading intro={words.index.intro}>{words.index.title}</PageHeading>
      <div className="mt-6 max-w-measure">
        <SearchBox idPrefix="index" />
      </div>
      <p className="mt-3">
        <Link
          href="/glossary"
          className="inline-flex min-h-[44px] items-center text-action underline underline-offset-4"
        >
          {words.glossary.lookUp}
        </Link>
      </p>
      {series.length === 0 && (
        <EmptyState title={words.index.empty}>
          <p>{words.index.emptyText}</p>
        </EmptyState>
      )}
      {series.map(({ slug, title, summary }) => {
        const articles = listArticles(slug)
        return (
          <section key={slug} aria-labelledby={`series-${slug}`} className="mt-12">
            <h2 id={`series-${slug}`} className="text-2xl">
              {title}
            </h2>
            <p className="mt-2 max-w-measure">{summary}</p>
            <ul className="mt-5 grid gap-5 sm:grid-cols-2">
              {articles.map((article) => (
                <li key={article.slug}>
                  <ArticleCard article={article} headingLevel="h3" />
                </li>
              ))}
            </ul>
            <p className="mt-4">
              <Link
                href={`/articles/${slug}`}
                className="inline-flex min-h-[44px] items-center text-action underline underline-offset-4"
              >
                {words.series.seeAll} ({words.index.articleCount({ count: articles.length })})
              </Link>
            </p>
          </section>
        )
      })}
    </PageBody>
  )
}
