import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Finds links within the site that lead nowhere: in pages, components, mails, the message catalogue and the articles.
 * A path must be one that a file in app/ or public/ answers; below /articles it must be an article or series that
 * there is; an anchor must be an id that some page carries.
 */

export type DeadLink = { file: string; line: number; link: string; reason: string }

type Sources = { file: string; text: string }[]

export type Site = {
  /** `/articles/[series]` and such. */
  routes: readonly string[]
  /** Files of public/ and names that the build makes, from `/`. */
  files: readonly string[]
  /** `<series>` and `<series>/<slug>`. */
  articles: ReadonlySet<string>
  terms: ReadonlySet<string>
  sources: Sources
}

/** `href="/…"`, `href: '/…'`, `path: '/…'`, `action="/…"` and Markdown links; a path that is put together is not looked at. */
const LINK =
  /(?:\b(?:href|action)=|\b(?:href|path|action):\s*|\bredirect\(|\]\()["'`{(]*((?:\/(?!\/)|#)[^"'`)\s{}$]*)["'`)]/g
const LITERAL_ID = /\bid(?:=|:\s*)["']([\w-]+)["']/g
/** What the build puts beside the files of public/, see scripts/generate.ts and app/. */
const MADE = ['/favicon.ico', '/icon.svg', '/robots.txt', '/sitemap.xml', '/manifest.webmanifest']
const MADE_FOLDERS = ['/og/', '/icons/', '/pdfjs/']

/** Every link of `site` that leads nowhere. */
export function findDeadLinks(site: Site): DeadLink[] {
  const ids = new Set(
    site.sources.flatMap(({ text }) => [...text.matchAll(LITERAL_ID)].map(([, id]) => id ?? '')),
  )
  const routes = site.routes.map(routePattern)
  const dead: DeadLink[] = []
  for (const { file, text } of site.sources) {
    for (const match of text.matchAll(LINK)) {
      const link = match[1] ?? ''
      const reason = whyDead(link, { ...site, ids, patterns: routes })
      if (reason) dead.push({ file, line: text.slice(0, match.index).split('\n').length, link, reason })
    }
  }
  return dead
}

type Known = Site & { ids: ReadonlySet<string>; patterns: readonly RegExp[] }

function whyDead(link: string, known: Known): string | undefined {
  const [address = '', anchor] = link.split('#')
  const [pathname = ''] = address.split('?')
  const isFile =
    known.files.includes(pathname) ||
    MADE.includes(pathname) ||
    MADE_FOLDERS.some((folder) => pathname.startsWith(folder))
  if (pathname !== '' && !isFile) {
    const place = pathname === '/' ? '/' : pathname.replace(/\/$/, '')
    if (!known.patterns.some((pattern) => pattern.test(place))) return 'no page answers there'
    const article = /^\/articles\/([\w-]+(?:\/[\w-]+)?)$/.exec(place)?.[1]
    if (article && !article.startsWith('thanks') && !known.articles.has(article))
      return 'there is no such article'
  }
  if (!anchor) return undefined
  const isThere = pathname === '/glossary' ? known.terms.has(anchor) : known.ids.has(anchor)
  return isThere ? undefined : `nothing has the id '${anchor}'`
}

function routePattern(route: string): RegExp {
  const parts = route.split('/').filter(Boolean)
  const pattern = parts.map((part) => {
    if (part.startsWith('[[...')) return '(?:/.*)?'
    if (part.startsWith('[...')) return '/.+'
    return part.startsWith('[') ? '/[^/]+' : `/${part.replaceAll('.', '\\.')}`
  })
  return new RegExp(`^${pattern.join('') || '/'}$`)
}

/** The site as its files have it. */
export function readSite(root: string): Site {
  const under = (folder: string, pattern: RegExp) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((file) => `${folder}/${file.split(path.sep).join('/')}`)
      .filter((file) => pattern.test(file) && !/\.test\.tsx?$|\/generated\//.test(file))
  const routes = under('app', /\/(page\.tsx|route\.ts)$/).map(
    (file) =>
      `/${file
        .split('/')
        .slice(1, -1)
        .filter((part) => !part.startsWith('('))
        .join('/')}`,
  )
  const articleFiles = under('content/articles/en', /\.mdx$/).map((file) =>
    file.slice('content/articles/en/'.length, -4),
  )
  const glossary = under('content/glossary', /\.yaml$/).map((file) =>
    fs.readFileSync(path.join(root, file), 'utf8'),
  )
  const sourceFiles = [
    ...['app', 'components', 'emails', 'lib/shared/messages'].flatMap((folder) => under(folder, /\.tsx?$/)),
    ...under('content/articles', /\.mdx$/),
  ]
  return {
    routes,
    files: under('public', /./).map((file) => file.slice('public'.length)),
    articles: new Set(articleFiles.flatMap((file) => [file, file.split('/')[0] ?? ''])),
    terms: new Set(
      glossary.flatMap((text) => [...text.matchAll(/\bid: ([a-z0-9-]+)/g)].map(([, id]) => id ?? '')),
    ),
    sources: sourceFiles.map((file) => ({ file, text: fs.readFileSync(path.join(root, file), 'utf8') })),
  }
}

/** Throws an error that names every dead link. */
export function checkLinks(root: string): void {
  const dead = findDeadLinks(readSite(root))
  if (dead.length === 0) return
  throw new Error(
    dead.map(({ file, line, link, reason }) => `${file}:${line}: ${link}: ${reason}`).join('\n'),
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) checkLinks(path.resolve(import.meta.dirname, '..'))
