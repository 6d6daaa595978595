import { describe, expect, it } from 'vitest'
import { articleFeed } from './article-feed'
import type { Article, Series } from './article-schema'
import { llmsText } from './llms-text'
import { siteMap } from './site-map'
import { articleData, breadcrumbData } from './structured-data'

const SITE = { siteUrl: 'https://www.example.com', brand: 'Mediphany' }

const series: Series = {
  slug: 'spine',
  title: 'Spine',
  kind: 'procedure',
  position: 1,
  summary: 'About the spine.',
  intro: ['Welcome.'],
}

const article: Article = {
  title: 'Tap & <test>',
  alsoCalled: ['Spinal tap'],
  series: 'spine',
  slug: 'tap',
  position: 1,
  category: 'Needles',
  keywords: ['Tap'],
  summary: 'A "short" test.',
  writtenBy: { name: 'The team' },
  reviewedBy: null,
  published: '2026-01-02',
  updated: '2026-03-04',
  sources: [{ id: 's', title: 'Source', publisher: 'Press', year: 2020, link: 'https://example.org/s' }],
  related: [],
  illustration: null,
  video: null,
  formerSlugs: [],
  mrPicture: null,
  words: 400,
  sections: [],
  terms: [],
}
const reviewed: Article = {
  ...article,
  slug: 'reviewed',
  updated: '2026-05-06',
  reviewedBy: { name: 'R. Reader', credentials: 'MD', reviewed: '2026-05-06' },
}

describe('siteMap', () => {
  it('lists reviewed articles and their series with their days, and no other article', () => {
    const entries = siteMap(SITE.siteUrl, { series: [series], articles: [article, reviewed] })
    const days = new Map(entries.map(({ url, lastModified }) => [url, lastModified]))
    expect(days.get('https://www.example.com/articles/spine/reviewed')).toBe('2026-05-06')
    expect(days.get('https://www.example.com/articles/spine')).toBe('2026-05-06')
    expect(days.has('https://www.example.com/articles/spine/tap')).toBe(false)
    expect(days.has('https://www.example.com')).toBe(true)
  })

  it('lists no series without a reviewed article', () => {
    const urls = siteMap(SITE.siteUrl, { series: [series], articles: [article] }).map(({ url }) => url)
    expect(urls.filter((url) => url.includes('/spine'))).toEqual([])
  })
})

describe('articleFeed', () => {
  const facts = {
    siteUrl: SITE.siteUrl,
    path: '/feed.xml',
    title: 'A & B',
    description: 'New',
    language: 'en',
  }

  it('escapes what it says and puts the last changed first', () => {
    const feed = articleFeed(facts, [article, reviewed])
    expect(feed).toContain('<title>A &amp; B</title>')
    expect(feed).toContain('<title>Tap &amp; &lt;test&gt;</title>')
    expect(feed).toContain('A &quot;short&quot; test.')
    expect(feed.indexOf('/spine/reviewed')).toBeLessThan(feed.indexOf('/spine/tap'))
    expect(feed).toContain('<pubDate>Fri, 02 Jan 2026 00:00:00 GMT</pubDate>')
    expect(feed).toContain('href="https://www.example.com/feed.xml" rel="self"')
  })

  it('may be empty', () => {
    expect(articleFeed(facts, [])).not.toContain('<item>')
  })
})

describe('llmsText', () => {
  it('leads with what the site is and says which pages wait for a review', () => {
    const text = llmsText(
      {
        ...SITE,
        title: 'Mediphany',
        description: 'It explains.',
        notice: 'No advice.',
        pagesTitle: 'Pages',
        pending: 'not reviewed',
      },
      {
        pages: [{ path: '/price', title: 'Price', description: 'One price.' }],
        series: [series],
        articles: [article, reviewed],
      },
    )
    expect(text.startsWith('# Mediphany\n\n> It explains.\n\nNo advice.\n')).toBe(true)
    expect(text).toContain('- [Price](https://www.example.com/price): One price.')
    expect(text).toContain('/spine/tap): A "short" test. (not reviewed)')
    expect(text).toMatch(/\/spine\/reviewed\): A "short" test\.$/m)
  })
})

describe('articleData', () => {
  it('is a medical page about a procedure, with its series, sources and dates', () => {
    expect(articleData(SITE, { article, series })).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'MedicalWebPage',
      url: 'https://www.example.com/articles/spine/tap',
      dateModified: '2026-03-04',
      about: { '@type': 'MedicalProcedure', alternateName: ['Spinal tap'] },
      citation: [{ '@type': 'CreativeWork', url: 'https://example.org/s' }],
      image: 'https://www.example.com/og/articles/spine/tap.png',
    })
  })

  it('names a reviewer only when there is one', () => {
    expect(articleData(SITE, { article, series })).not.toHaveProperty('reviewedBy')
    expect(articleData(SITE, { article: reviewed, series })).toMatchObject({
      lastReviewed: '2026-05-06',
      reviewedBy: { '@type': 'Person', name: 'R. Reader', honorificSuffix: 'MD' },
    })
  })

  it('has a video object for a video of our own and for a hosted one', () => {
    const own = {
      kind: 'own' as const,
      title: 'Tap',
      src: '/v.mp4',
      poster: '/p.jpg',
      captions: '/c.vtt',
      durationSeconds: 80.4,
      width: 1280,
      height: 720,
      bytes: 1000,
      voice: 'computer' as const,
      made: '2026-02-03',
      transcript: [{ title: 'One', sentences: ['First.', 'Second.'] }],
    }
    expect(articleData(SITE, { article: { ...article, video: own }, series })).toMatchObject({
      video: {
        '@type': 'VideoObject',
        contentUrl: 'https://www.example.com/v.mp4',
        thumbnailUrl: 'https://www.example.com/p.jpg',
        duration: 'PT80S',
        uploadDate: '2026-02-03',
        transcript: 'First. Second.',
      },
    })
    const hosted = { kind: 'hosted' as const, youtube: 'abcdefghijk', title: 'Tap' }
    expect(articleData(SITE, { article: { ...article, video: hosted }, series })).toMatchObject({
      video: { embedUrl: 'https://www.youtube-nocookie.com/embed/abcdefghijk', uploadDate: '2026-01-02' },
    })
    expect(articleData(SITE, { article, series })).not.toHaveProperty('video')
  })
})

it('breadcrumbData numbers the steps from the home page', () => {
  const data = breadcrumbData(SITE, [
    { text: 'Home', href: '/' },
    { text: 'Price', href: '/price' },
  ])
  expect(data).toMatchObject({
    itemListElement: [
      { position: 1, name: 'Home', item: 'https://www.example.com' },
      { position: 2, name: 'Price', item: 'https://www.example.com/price' },
    ],
  })
})
