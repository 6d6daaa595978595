import type {
  BreadcrumbList,
  DefinedTerm,
  MedicalProcedure,
  MedicalWebPage,
  Organization,
  VideoObject,
  WebSite,
  WithContext,
} from 'schema-dts'
import { articlePath } from './article-queries'
import type { Article, Series } from './article-schema'
import type { ArticleVideo } from './video-schema'

/** The facts of a page for machines, as schema.org types them. `siteUrl` has no slash at its end. */

const CONTEXT = 'https://schema.org'

export type SiteFacts = { siteUrl: string; brand: string }

export function breadcrumbData(
  { siteUrl }: SiteFacts,
  trail: readonly { text: string; href: string }[],
): WithContext<BreadcrumbList> {
  const itemListElement = trail.map(({ text, href }, index) => ({
    '@type': 'ListItem' as const,
    position: index + 1,
    name: text,
    item: href === '/' ? siteUrl : `${siteUrl}${href}`,
  }))
  return { '@context': CONTEXT, '@type': 'BreadcrumbList', itemListElement }
}

export function siteData(site: SiteFacts, description: string): WithContext<WebSite> {
  const { siteUrl, brand } = site
  return {
    '@context': CONTEXT,
    '@type': 'WebSite',
    name: brand,
    url: siteUrl,
    description,
    inLanguage: 'en',
    publisher: organisation(site),
  }
}

export function articleData(
  site: SiteFacts,
  { article, series }: { article: Article; series: Series },
): WithContext<MedicalWebPage> {
  const { siteUrl } = site
  const { reviewedBy } = article
  const url = `${siteUrl}${articlePath(article)}`
  return {
    '@context': CONTEXT,
    '@type': 'MedicalWebPage',
    '@id': url,
    name: article.title,
    headline: article.title,
    description: article.summary,
    url,
    inLanguage: 'en',
    isAccessibleForFree: true,
    datePublished: article.published,
    dateModified: article.updated,
    keywords: article.keywords,
    image: pictureOf(siteUrl, article),
    isPartOf: {
      '@type': 'CreativeWorkSeries',
      name: series.title,
      url: `${siteUrl}/articles/${series.slug}`,
    },
    medicalAudience: { '@type': 'MedicalAudience', audienceType: 'Patient' },
    about: subjectOf(article, series),
    citation: article.sources.map(({ title, link }) => ({
      '@type': 'CreativeWork' as const,
      name: title,
      url: link,
    })),
    author: organisation(site),
    publisher: organisation(site),
    ...(article.video && { video: videoData(site, article, article.video) }),
    ...(reviewedBy && {
      lastReviewed: reviewedBy.reviewed,
      reviewedBy: {
        '@type': 'Person' as const,
        name: reviewedBy.name,
        honorificSuffix: reviewedBy.credentials,
      },
    }),
  }
}

function subjectOf(article: Article, series: Series): MedicalProcedure | DefinedTerm {
  const names = { name: article.title, alternateName: article.alsoCalled, description: article.summary }
  return series.kind === 'procedure'
    ? { '@type': 'MedicalProcedure', ...names }
    : { '@type': 'DefinedTerm', ...names }
}

function organisation({ siteUrl, brand }: SiteFacts): Organization {
  return { '@type': 'Organization', name: brand, url: siteUrl, logo: `${siteUrl}/icons/icon-512.png` }
}

function videoData({ siteUrl }: SiteFacts, article: Article, video: ArticleVideo): VideoObject {
  const facts = { '@type': 'VideoObject' as const, name: video.title, description: article.summary }
  if (video.kind === 'hosted') {
    return {
      ...facts,
      uploadDate: article.published,
      thumbnailUrl: pictureOf(siteUrl, article),
      embedUrl: `https://www.youtube-nocookie.com/embed/${video.youtube}`,
    }
  }
  return {
    ...facts,
    uploadDate: video.made,
    thumbnailUrl: `${siteUrl}${video.poster}`,
    contentUrl: `${siteUrl}${video.src}`,
    duration: `PT${Math.round(video.durationSeconds)}S`,
    width: { '@type': 'QuantitativeValue', value: video.width },
    height: { '@type': 'QuantitativeValue', value: video.height },
    transcript: video.transcript.flatMap(({ sentences }) => sentences).join(' '),
  }
}

/** The picture that shared links show. */
function pictureOf(siteUrl: string, article: Article): string {
  return `${siteUrl}/og${articlePath(article)}.png`
}
