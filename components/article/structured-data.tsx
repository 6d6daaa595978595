import { articlePath } from '@/lib/articles/article-queries'
import type { Article, Series } from '@/lib/articles/article-schema'
import { buildSettings } from '@/lib/platform/env'
import { messagesFor } from '@/lib/shared/messages/messages'
import type { Crumb } from './breadcrumb'

/** Facts for machines, as schema.org data. It is data, not script: no content policy applies to it. */
function StructuredData({ data }: { data: object }) {
  // A closing tag inside the data must not end the element.
  const json = JSON.stringify(data).replaceAll('<', '\\u003c')
  // biome-ignore lint/security/noDangerouslySetInnerHtml: made by us from checked content, with `<` escaped
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
}

export function BreadcrumbData({ trail }: { trail: readonly Crumb[] }) {
  const { siteUrl } = buildSettings()
  const itemListElement = trail.map(({ text, href }, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name: text,
    item: `${siteUrl}${href === '/' ? '' : href}`,
  }))
  return (
    <StructuredData data={{ '@context': 'https://schema.org', '@type': 'BreadcrumbList', itemListElement }} />
  )
}

export function ArticleData({ article, series }: { article: Article; series: Series }) {
  const { siteUrl } = buildSettings()
  const { reviewedBy } = article
  const brand = { '@type': 'Organization', name: messagesFor('en').common.brand, url: siteUrl }
  const data = {
    '@context': 'https://schema.org',
    '@type': 'MedicalWebPage',
    name: article.title,
    description: article.summary,
    url: `${siteUrl}${articlePath(article)}`,
    inLanguage: 'en',
    datePublished: article.published,
    dateModified: article.updated,
    keywords: article.keywords,
    isPartOf: {
      '@type': 'CreativeWorkSeries',
      name: series.title,
      url: `${siteUrl}/articles/${series.slug}`,
    },
    medicalAudience: { '@type': 'MedicalAudience', audienceType: 'Patient' },
    about: {
      '@type': series.kind === 'procedure' ? 'MedicalProcedure' : 'Thing',
      name: article.title,
      alternateName: article.alsoCalled,
    },
    citation: article.sources.map(({ title, link }) => ({ '@type': 'CreativeWork', name: title, url: link })),
    author: brand,
    publisher: brand,
    ...(reviewedBy && {
      lastReviewed: reviewedBy.reviewed,
      reviewedBy: { '@type': 'Person', name: reviewedBy.name, honorificSuffix: reviewedBy.credentials },
    }),
  }
  return <StructuredData data={data} />
}
