import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ArticleContents } from '@/components/article/article-contents'
import { ArticleFeedback } from '@/components/article/article-feedback'
import { ArticleHeader } from '@/components/article/article-header'
import { ArticleLinks } from '@/components/article/article-links'
import { ArticleSources, ArticleWords } from '@/components/article/article-references'
import { ArticleText } from '@/components/article/article-text'
import { ArticleVideo } from '@/components/article/article-video'
import { Breadcrumb } from '@/components/article/breadcrumb'
import { OrderCallOut, ShortOrderCallOut } from '@/components/article/order-call-out'
import { ShareButtons } from '@/components/article/share-buttons'
import { ArticleData, BreadcrumbData } from '@/components/article/structured-data'
import { PageBody } from '@/components/site/page-body'
import { pageMetadata } from '@/components/site/page-metadata'
import {
  articlePath,
  findArticle,
  findSeries,
  listAllArticles,
  listArticles,
  neighboursOf,
} from '@/lib/articles/article-queries'
import { loadBody } from '@/lib/articles/load-body'
import { isReviewed } from '@/lib/articles/publication'
import { buildSettings } from '@/lib/platform/env'
import { messagesFor } from '@/lib/shared/messages/messages'

type Props = { params: Promise<{ series: string; slug: string }> }

const { articles: words } = messagesFor('en')

export const dynamicParams = false

export function generateStaticParams() {
  return listAllArticles().map(({ series, slug }) => ({ series, slug }))
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { series, slug } = await params
  const article = findArticle(series, slug)
  if (!article) notFound()
  const { title, summary: description, keywords, published, updated } = article
  return pageMetadata({
    title,
    description,
    path: articlePath(article),
    picture: `/og${articlePath(article)}.png`,
    isIndexed: isReviewed(article),
    article: { published, updated, keywords },
  })
}

export default async function ArticlePage({ params }: Props) {
  const { series: seriesSlug, slug } = await params
  const [article, series] = [findArticle(seriesSlug, slug), findSeries(seriesSlug)]
  if (!article || !series) notFound()
  const trail = [
    { text: words.breadcrumb.home, href: '/' },
    { text: words.index.title, href: '/articles' },
    { text: series.title, href: `/articles/${series.slug}` },
  ]
  return (
    <PageBody>
      <ArticleData article={article} series={series} />
      <BreadcrumbData trail={[...trail, { text: article.title, href: articlePath(article) }]} />
      <Breadcrumb trail={trail} current={article.title} />
      <div className="mt-2 lg:grid lg:grid-cols-[minmax(0,35rem)_15rem] lg:justify-between lg:gap-12">
        <article className="min-w-0">
          <ArticleHeader article={article} series={series} seriesLength={listArticles(series.slug).length} />
          <ShortOrderCallOut article={article} />
          {article.video && <ArticleVideo video={article.video} article={article} />}
          <ArticleContents sections={article.sections} place="inline" />
          <ArticleText html={await loadBody(article)} />
          <ArticleWords article={article} />
          <ArticleSources sources={article.sources} />
          <p className="mt-6 text-ink-soft text-sm">
            {words.keywords}: {article.keywords.join(', ')}
          </p>
          <p className="mt-2 font-semibold text-sm">{words.disclaimer}</p>
          <p className="mt-2 hidden text-sm print:block">
            {words.printedFrom({ address: `${buildSettings().siteUrl}${articlePath(article)}` })}
          </p>
        </article>
        <ArticleContents sections={article.sections} place="aside" />
      </div>
      <OrderCallOut article={article} />
      <ShareButtons
        url={`${buildSettings().siteUrl}${articlePath(article)}`}
        title={article.title}
        words={words.share}
      />
      <ArticleFeedback article={article} />
      <ArticleLinks article={article} neighbours={neighboursOf(article)} />
    </PageBody>
  )
}
