import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ArticleCard } from '@/components/article/article-links'
import { Breadcrumb } from '@/components/article/breadcrumb'
import { BreadcrumbData } from '@/components/article/structured-data'
import { PageBody } from '@/components/site/page-body'
import { pageMetadata } from '@/components/site/page-metadata'
import { StartCallOut } from '@/components/site/start-call-out'
import { PageHeading } from '@/components/ui/page-heading'
import { findSeries, listArticles, listSeries } from '@/lib/articles/article-queries'
import { isReviewed } from '@/lib/articles/publication'
import { messagesFor } from '@/lib/shared/messages/messages'

type Props = { params: Promise<{ series: string }> }

const { articles: words } = messagesFor('en')

export const dynamicParams = false

export function generateStaticParams() {
  return listSeries().map(({ slug }) => ({ series: slug }))
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const series = findSeries((await params).series)
  if (!series) notFound()
  const { title, summary, slug } = series
  return pageMetadata({
    title,
    description: summary.trim(),
    path: `/articles/${slug}`,
    picture: `/og/articles/${slug}.png`,
    isIndexed: listArticles(slug).some(isReviewed),
  })
}

export default async function SeriesPage({ params }: Props) {
  const series = findSeries((await params).series)
  if (!series) notFound()
  const trail = [
    { text: words.breadcrumb.home, href: '/' },
    { text: words.index.title, href: '/articles' },
  ]
  return (
    <PageBody>
      <BreadcrumbData trail={[...trail, { text: series.title, href: `/articles/${series.slug}` }]} />
      <Breadcrumb trail={trail} current={series.title} />
      <PageHeading eyebrow={words.series.label} intro={series.summary}>
        {series.title}
      </PageHeading>
      <div className="mt-4 grid max-w-measure gap-3">
        {series.intro.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
      <ol className="mt-8 grid gap-5 sm:grid-cols-2">
        {listArticles(series.slug).map((article) => (
          <li key={article.slug}>
            <ArticleCard article={article} headingLevel="h2" />
          </li>
        ))}
      </ol>
      <StartCallOut />
    </PageBody>
  )
}
