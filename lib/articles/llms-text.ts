import { articlePath } from './article-queries'
import type { Article, Series } from './article-schema'
import { isReviewed } from './publication'

type Page = { path: string; title: string; description: string }

/** A guide to the site for language models, in Markdown (llmstxt.org): what it is, what it is not, what to read. */
export function llmsText(
  facts: {
    siteUrl: string
    title: string
    description: string
    notice: string
    pagesTitle: string
    pending: string
  },
  content: { pages: readonly Page[]; series: readonly Series[]; articles: readonly Article[] },
): string {
  const link = (text: string, path: string, about: string) => `- [${text}](${facts.siteUrl}${path}): ${about}`
  const ofSeries = content.series.flatMap(({ slug, title, summary }) => [
    `## ${title}`,
    '',
    summary.trim(),
    '',
    ...content.articles
      .filter((article) => article.series === slug)
      .map((article) => {
        const about = isReviewed(article) ? article.summary : `${article.summary} (${facts.pending})`
        return link(article.title, articlePath(article), about)
      }),
    '',
  ])
  return [
    `# ${facts.title}`,
    '',
    `> ${facts.description}`,
    '',
    facts.notice,
    '',
    `## ${facts.pagesTitle}`,
    '',
    ...content.pages.map(({ path, title, description }) => link(title, path, description)),
    '',
    ...ofSeries,
  ].join('\n')
}
