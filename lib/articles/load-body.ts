import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Article } from './article-schema'

/** Read when the site is built: as files they cost the build less than as modules, and no process keeps them. */
const FOLDER = 'lib/articles/generated/en/bodies'

/** The text of an article as HTML. */
export function loadBody({ series, slug }: Pick<Article, 'series' | 'slug'>): Promise<string> {
  return readFile(path.join(process.cwd(), FOLDER, `${series}.${slug}.html`), 'utf8')
}
