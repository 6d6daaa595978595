import type { Article, GlossaryTerm } from '../../lib/articles/article-schema.ts'
import type { CompiledSearchEntry } from '../../lib/articles/search-schema.ts'

/** What can be found: every article and every word of the glossary, with the names that lead to it. */
export function searchEntries(
  articles: readonly Article[],
  glossary: readonly GlossaryTerm[],
): CompiledSearchEntry[] {
  const namesOf = new Map(glossary.map((entry) => [entry.id, [entry.term, ...entry.alsoCalled]]))
  return [
    ...articles.map((article): CompiledSearchEntry => {
      const key = `${article.series}/${article.slug}`
      return {
        id: key,
        kind: 'article',
        href: `/articles/${key}`,
        title: article.title,
        names: article.alsoCalled,
        keywords: [...article.keywords, article.category],
        explains: article.terms.flatMap((id) => namesOf.get(id) ?? []),
        text: article.summary,
        isReviewed: article.reviewedBy !== null,
      }
    }),
    ...glossary.map((entry): CompiledSearchEntry => {
      return {
        id: `term/${entry.id}`,
        kind: 'term',
        href: `/glossary#${entry.id}`,
        title: entry.term,
        names: entry.alsoCalled,
        keywords: [],
        explains: [],
        text: entry.definition,
        isReviewed: false,
      }
    }),
  ]
}
