import type { NextRequest } from 'next/server'
import { alsoViewed } from '@/lib/articles/also-viewed'
import { articlePath } from '@/lib/articles/article-queries'
import { type ArticleLink, alsoViewedQuerySchema } from '@/lib/articles/view-schema'
import { systemClock } from '@/lib/platform/clock'

export const dynamic = 'force-dynamic'

/** What readers of an article read besides; an empty list while too few have. */
export async function GET(request: NextRequest): Promise<Response> {
  const query = alsoViewedQuerySchema.safeParse(Object.fromEntries(request.nextUrl.searchParams))
  if (!query.success) return Response.json({ code: 'WRONG_QUERY' }, { status: 422 })
  const articles = await alsoViewed(query.data.article, systemClock.now())
  const links: ArticleLink[] = articles.map((article) => ({
    href: articlePath(article),
    title: article.title,
    category: article.category,
  }))
  return Response.json(links, { headers: { 'cache-control': 'public, max-age=300' } })
}
