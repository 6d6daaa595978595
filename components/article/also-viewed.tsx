'use client'

import { useEffect, useRef, useState } from 'react'
import type { ArticleLink } from '@/lib/articles/view-schema'
import { ArticleLinkList } from './article-link-list'

/** The article that was read before in this tab, while the site is not loaded anew. */
let lastRead: string | null = null

type AlsoViewedProps = {
  article: string
  title: string
  /** Stands here until it is known what others viewed, and for good where scripts do not run. */
  fallback: { title: string; links: readonly ArticleLink[] }
}

/** Tells that the article is read, and shows what others viewed once the reader comes near the list. */
export function AlsoViewed({ article, title, fallback }: AlsoViewedProps) {
  const [links, setLinks] = useState<readonly ArticleLink[]>([])
  const place = useRef<HTMLElement>(null)

  useEffect(() => {
    if (lastRead !== article) tellRead(article, lastRead ?? articleOf(document.referrer))
    lastRead = article
  }, [article])

  useEffect(() => {
    let isGone = false
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return
        observer.disconnect()
        void fetchAlsoViewed(article).then((found) => {
          if (!isGone) setLinks(found)
        })
      },
      { rootMargin: '600px' },
    )
    if (place.current) observer.observe(place.current)
    return () => {
      isGone = true
      observer.disconnect()
    }
  }, [article])

  const isKnown = links.length > 0
  return (
    <section ref={place} className="mt-10">
      <h2 className="text-xl">{isKnown ? title : fallback.title}</h2>
      <ArticleLinkList links={isKnown ? links : fallback.links} />
    </section>
  )
}

function tellRead(article: string, cameFrom: string | null): void {
  if (navigator.doNotTrack === '1' || Reflect.get(navigator, 'globalPrivacyControl') === true) return
  navigator.sendBeacon('/api/article-views', JSON.stringify({ article, cameFrom }))
}

/** `<series>/<slug>` of an address of this site that is an article's. */
function articleOf(address: string): string | null {
  if (!address.startsWith(`${window.location.origin}/articles/`)) return null
  return /^\/articles\/([\w-]+\/[\w-]+)$/.exec(new URL(address).pathname)?.[1] ?? null
}

async function fetchAlsoViewed(article: string): Promise<ArticleLink[]> {
  try {
    const response = await fetch(`/api/also-viewed?${new URLSearchParams({ article })}`)
    const found: unknown = response.ok ? await response.json() : []
    return Array.isArray(found) ? found.filter(isLink) : []
  } catch {
    // Offline: the list that is there stays.
    return []
  }
}

function isLink(value: unknown): value is ArticleLink {
  if (typeof value !== 'object' || value === null) return false
  const link: Record<string, unknown> = { ...value }
  return ['href', 'title', 'category'].every((field) => typeof link[field] === 'string')
}
