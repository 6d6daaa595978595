import type { ArticleBody } from './article-body'
import { articleKey } from './article-queries'
import type { Article } from './article-schema'
import { BODIES } from './generated/en/bodies'

/** The compiled text of an article. */
export async function loadBody(article: Article): Promise<ArticleBody> {
  const load = BODIES[articleKey(article)]
  if (!load) throw new Error(`No text was compiled for ${articleKey(article)}`)
  return (await load()).default
}
