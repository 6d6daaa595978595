import { z } from 'zod'

const article = z.string().max(120)

/** What an article's page tells when it is read. */
export const viewSchema = z.strictObject({ article, cameFrom: article.nullable() })

export const alsoViewedQuerySchema = z.object({ article })

/** An article to go on to. */
export type ArticleLink = { href: string; title: string; category: string }
