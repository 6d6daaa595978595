import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { GlossaryTerm, Series } from '../../lib/articles/article-schema.ts'
import type { CompiledArticle } from './compile-article.ts'
import type { LoadedVideo } from './load-videos.ts'
import { searchEntries } from './search-entries.ts'

const NOTE = '// Made by scripts/content.ts from content/; change the content, not this file.\n'

/** A module's name, as flat as the folder it lies in: two series may use the same slug. */
function moduleName({ article }: CompiledArticle): string {
  return `${article.series}.${article.slug}`
}

type Content = {
  series: Series[]
  articles: CompiledArticle[]
  glossary: GlossaryTerm[]
  videos: LoadedVideo[]
}

function indexModule({ series, articles, glossary, videos }: Content): string {
  const bySlug = Object.fromEntries(videos.map(({ slug, video }) => [slug, video]))
  const json = (value: unknown) => JSON.stringify(value, null, 2)
  return [
    NOTE,
    "import type { Article, GlossaryTerm, Series } from '../../article-schema'\n",
    "import type { OwnVideo } from '../../video-schema'\n\n",
    `export const SERIES: readonly Series[] = ${json(series)}\n\n`,
    `export const ARTICLES: readonly Article[] = ${json(articles.map(({ article }) => article))}\n\n`,
    `export const GLOSSARY: readonly GlossaryTerm[] = ${json(glossary)}\n\n`,
    `export const SITE_VIDEOS: Readonly<Record<string, OwnVideo>> = ${json(bySlug)}\n`,
  ].join('')
}

/** What next.config.ts reads: from where an article was to where it is. */
function redirectsFile(articles: CompiledArticle[]): string {
  const redirects = articles.flatMap(({ article }) =>
    article.formerSlugs.map((former) => ({
      source: `/articles/${former}`,
      destination: `/articles/${article.series}/${article.slug}`,
    })),
  )
  return `${JSON.stringify(redirects, null, 2)}\n`
}

function searchModule(articles: CompiledArticle[], glossary: GlossaryTerm[]): string {
  const entries = searchEntries(
    articles.map(({ article }) => article),
    glossary,
  )
  return [
    NOTE,
    "import type { CompiledSearchEntry } from '../../search-schema'\n\n",
    `export const SEARCH_ENTRIES: readonly CompiledSearchEntry[] = ${JSON.stringify(entries, null, 2)}\n`,
  ].join('')
}

function bodiesModule(articles: CompiledArticle[]): string {
  const entries = articles.map((compiled) => {
    const { series, slug } = compiled.article
    return `  '${series}/${slug}': () => import('./${moduleName(compiled)}.js'),\n`
  })
  return [
    NOTE,
    "import type { ArticleBody } from '../../article-body'\n\n",
    'export const BODIES: Record<string, () => Promise<{ default: ArticleBody }>> = {\n',
    ...entries,
    '}\n',
  ].join('')
}

const DECLARATION = `${NOTE}import type { ArticleBody } from '../../article-body'

declare const Body: ArticleBody
export default Body
`

/** Writes what changed and removes what no content makes any more. Returns how many files it touched. */
export async function writeGenerated(folder: string, content: Content): Promise<number> {
  const files = new Map([
    ['index.ts', indexModule(content)],
    ['bodies.ts', bodiesModule(content.articles)],
    ['redirects.json', redirectsFile(content.articles)],
    ['search.ts', searchModule(content.articles, content.glossary)],
  ])
  for (const compiled of content.articles) {
    files.set(`${moduleName(compiled)}.js`, NOTE + compiled.code)
    files.set(`${moduleName(compiled)}.d.ts`, DECLARATION)
  }
  await mkdir(folder, { recursive: true })
  let touched = 0
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name)
    const wanted = files.get(name)
    if (wanted === undefined) {
      await rm(file)
      touched += 1
    } else if ((await readFile(file, 'utf8')) === wanted) {
      files.delete(name)
    }
  }
  for (const [name, text] of files) await writeFile(path.join(folder, name), text)
  return touched + files.size
}
