import type { Article, GlossaryTerm, Series } from './article-schema'
import { ARTICLES, GLOSSARY, SERIES, SITE_VIDEOS } from './generated/en/index'
import { mayBeServed } from './publication'
import type { OwnVideo } from './video-schema'

const WORDS_PER_MINUTE = 200

const served = ARTICLES.filter((article) => mayBeServed(article))

/** Every series with at least one article that may be shown, in order. */
export function listSeries(): Series[] {
  return SERIES.filter(({ slug }) => served.some((article) => article.series === slug))
}

export function findSeries(slug: string): Series | undefined {
  return listSeries().find((series) => series.slug === slug)
}

/** The articles of a series that may be shown, in its order. */
export function listArticles(seriesSlug: string): Article[] {
  return served.filter((article) => article.series === seriesSlug).sort((a, b) => a.position - b.position)
}

export function listAllArticles(): readonly Article[] {
  return served
}

export function findArticle(seriesSlug: string, slug: string): Article | undefined {
  return served.find((article) => article.series === seriesSlug && article.slug === slug)
}

/** The article that `<series>/<slug>` names, if it may be shown. */
export function findByKey(key: string): Article | undefined {
  return served.find((article) => articleKey(article) === key)
}

export type ArticleNeighbours = {
  previous: Article | undefined
  next: Article | undefined
  related: Article[]
  recent: Article[]
  /** Of the rest, those of the same series first; stands where 'others also viewed' goes until that is known. */
  more: Article[]
}

const MOST_RECENT = 4
const MOST_MORE = 4

/** Where to read on. No article is named in two of the lists. */
export function neighboursOf(article: Article): ArticleNeighbours {
  const series = listArticles(article.series)
  const place = series.findIndex(({ slug }) => slug === article.slug)
  const [previous, next] = [series[place - 1], series[place + 1]]
  const shown = new Set([article, previous, next])
  const related = served.filter((other) => article.related.includes(articleKey(other)) && !shown.has(other))
  for (const other of related) shown.add(other)
  const recent = served
    .filter((other) => !shown.has(other))
    .sort((a, b) => b.published.localeCompare(a.published))
    .slice(0, MOST_RECENT)
  for (const other of recent) shown.add(other)
  const rest = served.filter((other) => !shown.has(other))
  const isSibling = (other: Article) => other.series === article.series
  const more = [...rest.filter(isSibling), ...rest.filter((other) => !isSibling(other))].slice(0, MOST_MORE)
  return { previous, next, related, recent, more }
}

/** The glossary's entries for the terms an article marks, by their names. */
export function termsOf(article: Article): GlossaryTerm[] {
  return article.terms
    .flatMap((id) => GLOSSARY.filter((entry) => entry.id === id))
    .sort((a, b) => a.term.localeCompare(b.term, 'en'))
}

/** Every word of the glossary. */
export function listTerms(): readonly GlossaryTerm[] {
  return GLOSSARY
}

const MOST_TO_READ_ON = 3

/** A few articles that use a term and may be shown. */
export function articlesExplaining(termId: string): Article[] {
  return served.filter((article) => article.terms.includes(termId)).slice(0, MOST_TO_READ_ON)
}

/** A video that belongs to no article, by the name of its script. */
export function findSiteVideo(slug: string): OwnVideo | undefined {
  return SITE_VIDEOS[slug]
}

export function readingMinutes(article: Article): number {
  return Math.max(1, Math.round(article.words / WORDS_PER_MINUTE))
}

/** How an article is named in front matter, in feedback and in links: `<series>/<slug>`. */
export function articleKey(article: Pick<Article, 'series' | 'slug'>): string {
  return `${article.series}/${article.slug}`
}

export function articlePath(article: Pick<Article, 'series' | 'slug'>): string {
  return `/articles/${articleKey(article)}`
}

/** Whether an address of an article or a series leads anywhere here; every other address is no concern of this. */
export function isServedPath(path: string): boolean {
  const [, area, series, slug] = path.split(/[/#]/)
  if (area !== 'articles' || !series) return true
  return slug ? findArticle(series, slug) !== undefined : findSeries(series) !== undefined
}
