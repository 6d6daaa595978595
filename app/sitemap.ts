import type { MetadataRoute } from 'next'
import { listAllArticles, listSeries } from '@/lib/articles/article-queries'
import { siteMap } from '@/lib/articles/site-map'
import { buildSettings } from '@/lib/platform/env'

export default function sitemap(): MetadataRoute.Sitemap {
  return siteMap(buildSettings().siteUrl, { series: listSeries(), articles: listAllArticles() })
}
