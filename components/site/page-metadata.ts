import type { Metadata } from 'next'
import { buildSettings } from '@/lib/platform/env'
import { messagesFor } from '@/lib/shared/messages/messages'

export const FEED_PATH = '/feed.xml'

const OWN_PICTURE = '/og/site.png'

type PageFacts = {
  title: string
  description: string
  /** Where the page is, from `/`: search engines count every other address of it as this one. */
  path: string
  /** The picture of a shared link, from `/`. */
  picture?: string | undefined
  isIndexed?: boolean | undefined
  /** Days (`2026-11-23`) of an article. */
  article?: { published: string; updated: string; keywords: string[] } | undefined
}

/** What search engines and shared links are told about a public page. */
export function pageMetadata(facts: PageFacts): Metadata {
  const { title, description, path, picture = OWN_PICTURE, isIndexed = true, article } = facts
  const { siteUrl } = buildSettings()
  const { brand } = messagesFor('en').common
  const url = `${siteUrl}${path === '/' ? '' : path}`
  const images = [{ url: `${siteUrl}${picture}`, width: 1200, height: 630, alt: title }]
  const shared = { title, description, url, siteName: brand, locale: 'en_US', images }
  return {
    title: path === '/' ? { absolute: title } : title,
    description,
    alternates: {
      canonical: url,
      types: { 'application/rss+xml': [{ url: `${siteUrl}${FEED_PATH}`, title: brand }] },
    },
    openGraph: article
      ? { type: 'article', ...shared, publishedTime: article.published, modifiedTime: article.updated }
      : { type: 'website', ...shared },
    twitter: { card: 'summary_large_image', title, description, images },
    ...(article && { keywords: article.keywords }),
    ...(isIndexed ? {} : { robots: { index: false } }),
  }
}
