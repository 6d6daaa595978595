import { articlePath } from './article-queries'
import type { Article } from './article-schema'

type FeedFacts = { siteUrl: string; path: string; title: string; description: string; language: string }

const MOST_ITEMS = 30

/** An RSS 2.0 feed of the newest articles, the last changed first. */
export function articleFeed(facts: FeedFacts, articles: readonly Article[]): string {
  const newest = [...articles].sort((a, b) => b.updated.localeCompare(a.updated)).slice(0, MOST_ITEMS)
  const built = newest[0] ? [`<lastBuildDate>${rssDate(newest[0].updated)}</lastBuildDate>`] : []
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>',
    `<title>${escapeXml(facts.title)}</title>`,
    `<link>${escapeXml(`${facts.siteUrl}/articles`)}</link>`,
    `<description>${escapeXml(facts.description)}</description>`,
    `<language>${facts.language}</language>`,
    `<atom:link href="${escapeXml(facts.siteUrl + facts.path)}" rel="self" type="application/rss+xml"/>`,
    ...built,
    ...newest.map((article) => itemOf(facts.siteUrl, article)),
    '</channel></rss>',
    '',
  ].join('\n')
}

function itemOf(siteUrl: string, article: Article): string {
  const url = escapeXml(`${siteUrl}${articlePath(article)}`)
  return [
    `<item><title>${escapeXml(article.title)}</title>`,
    `<link>${url}</link><guid isPermaLink="true">${url}</guid>`,
    `<pubDate>${rssDate(article.published)}</pubDate><category>${escapeXml(article.category)}</category>`,
    `<description>${escapeXml(article.summary)}</description></item>`,
  ].join('\n')
}

/** A day as RSS wants it (RFC 822). */
function rssDate(day: string): string {
  return new Date(`${day}T00:00:00Z`).toUTCString()
}

function escapeXml(text: string): string {
  const escapes: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&apos;',
  }
  return text.replaceAll(/[&<>"']/g, (mark) => escapes[mark] ?? mark)
}
