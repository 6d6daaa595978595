import { FEED_PATH } from '@/components/site/page-metadata'
import { articleFeed } from '@/lib/articles/article-feed'
import { listAllArticles } from '@/lib/articles/article-queries'
import { buildSettings } from '@/lib/platform/env'
import { messagesFor } from '@/lib/shared/messages/messages'

export const dynamic = 'force-static'

export function GET(): Response {
  const { articles, common } = messagesFor('en')
  const facts = {
    siteUrl: buildSettings().siteUrl,
    path: FEED_PATH,
    title: `${common.brand}: ${articles.index.title}`,
    description: articles.index.intro,
    language: 'en',
  }
  return new Response(articleFeed(facts, listAllArticles()), {
    headers: { 'content-type': 'application/rss+xml; charset=utf-8' },
  })
}
