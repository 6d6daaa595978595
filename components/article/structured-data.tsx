import type { Article, Series } from '@/lib/articles/article-schema'
import { articleData, breadcrumbData, type SiteFacts, siteData } from '@/lib/articles/structured-data'
import { buildSettings } from '@/lib/platform/env'
import { messagesFor } from '@/lib/shared/messages/messages'
import type { Crumb } from './breadcrumb'

const { common, site } = messagesFor('en')

/** Facts for machines, as schema.org data. It is data, not script: no content policy applies to it. */
function StructuredData({ data }: { data: object }) {
  // A closing tag inside the data must not end the element.
  const json = JSON.stringify(data).replaceAll('<', '\\u003c')
  // biome-ignore lint/security/noDangerouslySetInnerHtml: made by us from checked content, with `<` escaped
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
}

export function BreadcrumbData({ trail }: { trail: readonly Crumb[] }) {
  return <StructuredData data={breadcrumbData(siteFacts(), trail)} />
}

export function ArticleData(facts: { article: Article; series: Series }) {
  return <StructuredData data={articleData(siteFacts(), facts)} />
}

export function SiteData() {
  return <StructuredData data={siteData(siteFacts(), site.description)} />
}

function siteFacts(): SiteFacts {
  return { siteUrl: buildSettings().siteUrl, brand: common.brand }
}
