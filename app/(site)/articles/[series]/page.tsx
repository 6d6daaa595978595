import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ArticleCard } from '@/components/article/article-links'
import { Breadcrumb } from '@/components/article/breadcrumb'
import { BreadcrumbData } from '@/components/article/structured-data'
import { PageBody } from '@/components/site/page-body'
import { PageHeading } from '@/components/ui/page-heading'
import { findSeries, listArticles, listSeries } from '@/lib/articles/article-queries'
import { isReviewed } from '@/lib/articles/publication'
import { buildSettings } from '@/lib/platform/env'
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
  const { title, summary: description, slug } = series
  const url = `${buildSettings().siteUrl}/articles/${slug}`
  return {
    title,
    description,
    alternates: { canonical: url },
    openGraph: { type: 'website', title, description, url },
    ...(!listArticles(slug).some(isReviewed) && { robots: { index: false } }),
  }
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
      <ol className="mt-8 grid gap-5 sm:grid-cols-2">
        {listArticles(series.slug).map((article) => (
          <li key={article.slug}>
            <ArticleCard article={article} headingLevel="h2" />
          </li>
        ))}
      </ol>
    </PageBody>
  )
}
