import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { GlossaryTerm, Series } from '../../lib/articles/article-schema.ts'
import type { CompiledArticle } from './compile-article.ts'
import type { LoadedVideo } from './load-videos.ts'
import { searchEntries } from './search-entries.ts'

const NOTE = '// Made by scripts/content.ts from content/; change the content, not this file.\n'

type Content = {
  series: Series[]
  articles: CompiledArticle[]
  glossary: GlossaryTerm[]
  videos: LoadedVideo[]
}

type Constant = { name: string; type: string; value: unknown }

/**
 * A module of data and its types. The data is one string, which compilers and engines read many times faster than
 * an object written out.
 */
function dataModule(file: string, imports: string[], constants: Constant[]): [string, string][] {
  const values = constants.map(
    ({ name, value }) => `export const ${name} = JSON.parse(${JSON.stringify(JSON.stringify(value))})\n`,
  )
  const types = constants.map(({ name, type }) => `export declare const ${name}: ${type}\n`)
  return [
    [`${file}.js`, [NOTE, ...values].join('')],
    [`${file}.d.ts`, [NOTE, ...imports.map((line) => `${line}\n`), '\n', ...types].join('')],
  ]
}

function indexModule({ series, articles, glossary, videos }: Content): [string, string][] {
  return dataModule(
    'index',
    [
      "import type { Article, GlossaryTerm, Series } from '../../article-schema'",
      "import type { OwnVideo } from '../../video-schema'",
    ],
    [
      { name: 'SERIES', type: 'readonly Series[]', value: series },
      { name: 'ARTICLES', type: 'readonly Article[]', value: articles.map(({ article }) => article) },
      { name: 'GLOSSARY', type: 'readonly GlossaryTerm[]', value: glossary },
      {
        name: 'SITE_VIDEOS',
        type: 'Readonly<Record<string, OwnVideo>>',
        value: Object.fromEntries(videos.map(({ slug, video }) => [slug, video])),
      },
    ],
  )
}

function searchModule({ articles, glossary }: Content): [string, string][] {
  const value = searchEntries(
    articles.map(({ article }) => article),
    glossary,
  )
  const imports = ["import type { CompiledSearchEntry } from '../../search-schema'"]
  return dataModule('search', imports, [
    { name: 'SEARCH_ENTRIES', type: 'readonly CompiledSearchEntry[]', value },
  ])
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

/** Two series may use the same slug. */
function bodyFile({ article, html }: CompiledArticle): [string, string] {
  return [path.join('bodies', `${article.series}.${article.slug}.html`), html]
}

/** Writes what changed and removes what no content makes any more. Returns how many files it touched. */
export async function writeGenerated(folder: string, content: Content): Promise<number> {
  const files = new Map([
    ...indexModule(content),
    ...searchModule(content),
    ['redirects.json', redirectsFile(content.articles)],
    ...content.articles.map(bodyFile),
  ])
  await mkdir(path.join(folder, 'bodies'), { recursive: true })
  let touched = 0
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = path.join(entry.parentPath, entry.name)
    const name = path.relative(folder, file)
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
