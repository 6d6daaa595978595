import { SITE_PAGES } from '@/lib/shared/site-pages'
import { articlePath } from './article-queries'
import type { Article, Series } from './article-schema'
import { isReviewed } from './publication'

type Entry = { url: string; lastModified: string }

/** Every address that search engines may list, with its day. What is not reviewed is not listed: its page says `noindex`. */
export function siteMap(
  siteUrl: string,
  { series, articles }: { series: readonly Series[]; articles: readonly Article[] },
): Entry[] {
  const listed = articles.filter(isReviewed)
  const pages = SITE_PAGES.map(({ path, updated }) => ({
    url: path === '/' ? siteUrl : `${siteUrl}${path}`,
    lastModified: updated,
  }))
  const ofSeries = series.flatMap(({ slug }) => {
    const days = listed.filter((article) => article.series === slug).map(({ updated }) => updated)
    const latest = days.sort().at(-1)
    return latest ? [{ url: `${siteUrl}/articles/${slug}`, lastModified: latest }] : []
  })
  const ofArticles = listed.map((article) => ({
    url: `${siteUrl}${articlePath(article)}`,
    lastModified: article.updated,
  }))
  return [...pages, ...ofSeries, ...ofArticles]
}
