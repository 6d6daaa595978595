import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  type GlossaryTerm,
  type Series,
  type SeriesKind,
  seriesSchema,
} from '../lib/articles/article-schema.ts'
import { PLAIN_GRADE_LIMIT, readingGrade } from '../lib/shared/reading-grade.ts'
import { type CompiledArticle, compileArticle, readYaml } from './content/compile-article.ts'
import { loadGlossary } from './content/load-glossary.ts'
import { type LoadedVideo, loadVideos } from './content/load-videos.ts'
import { ContentError, collectProblems, type Problem, parseContent } from './content/problems.ts'
import { writeGenerated } from './content/write-generated.ts'
import { writePictures } from './content/write-pictures.ts'

const PROJECT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const LOCALE = 'en'

type Content = {
  series: Series[]
  articles: CompiledArticle[]
  glossary: GlossaryTerm[]
  /** Those that belong to no article. */
  videos: LoadedVideo[]
}

async function loadSeries(root: string, slug: string): Promise<Series> {
  const file = `content/articles/${LOCALE}/${slug}/series.yaml`
  const data = readYaml(await readFile(path.join(root, file), 'utf8'), file)
  const series = parseContent(seriesSchema, data, file)
  const { grade } = readingGrade([series.summary, ...series.intro].join('\n'))
  if (grade > PLAIN_GRADE_LIMIT) {
    const reason = `reads at grade ${grade}; the limit is ${PLAIN_GRADE_LIMIT}`
    throw new ContentError([{ file, field: 'intro', reason }])
  }
  return { slug, ...series }
}

function kindOf(series: Series[], file: string): SeriesKind {
  const slug = path.basename(path.dirname(file))
  const found = series.find((entry) => entry.slug === slug)
  if (!found) throw new Error(`${file} lies in no series`)
  return found.kind
}

/** What only shows when all articles are known: links between them and their order in a series. */
function findCrossProblems(articles: CompiledArticle[]): Problem[] {
  const problems: Problem[] = []
  const formerly = new Map<string, string>()
  const paths = new Set(articles.map(({ article }) => `${article.series}/${article.slug}`))
  const places = new Map<string, string>()
  for (const { file, article } of articles) {
    for (const related of article.related.filter((entry) => !paths.has(entry))) {
      problems.push({ file, field: 'related', reason: `there is no article '${related}'` })
    }
    // No former address is one that an article has now, so no redirect leads to another or back.
    for (const former of article.formerSlugs) {
      const holder = paths.has(former) ? 'an article that is there now' : formerly.get(former)
      if (holder) problems.push({ file, field: 'formerSlugs', reason: `'${former}' belongs to ${holder}` })
      formerly.set(former, file)
    }
    const place = `${article.series}/${article.position}`
    const taken = places.get(place)
    if (taken) problems.push({ file, field: 'position', reason: `${article.position} is taken by ${taken}` })
    places.set(place, file)
  }
  return problems
}

/** Gives each article the video made for it, unless it names one on another site. */
function giveVideos(articles: CompiledArticle[], videos: readonly LoadedVideo[]): Problem[] {
  return videos.flatMap(({ file, article: key, video }) => {
    const found = articles.find(({ article }) => key === `${article.series}/${article.slug}`)
    if (found) found.article.video ??= { kind: 'own', ...video }
    const isLost = key !== undefined && !found
    return isLost ? [{ file, field: 'article', reason: `there is no article '${key}'` }] : []
  })
}

/** Reads and checks all content under `root`. Throws a `ContentError` that names every problem. */
export async function loadContent(root: string): Promise<Content> {
  const folder = `content/articles/${LOCALE}`
  const entries = await readdir(path.join(root, folder), { recursive: true })
  const files = entries
    .filter((entry) => entry.endsWith('.mdx'))
    .map((entry) => `${folder}/${entry.split(path.sep).join('/')}`)
    .sort()
  const slugs = [...new Set(files.map((file) => path.basename(path.dirname(file))))]
  const glossary = await loadGlossary(root, LOCALE)
  const terms = new Map(glossary.map((term) => [term.id, term]))
  const series = await collectProblems(slugs, (slug) => loadSeries(root, slug))
  const articles = await collectProblems(files, (file) =>
    compileArticle(root, file, { terms, kind: kindOf(series, file) }),
  )
  const problems = findCrossProblems(articles)
  const videos = await loadVideos(root)
  problems.push(...giveVideos(articles, videos))
  if (problems.length > 0) throw new ContentError(problems)
  articles.sort((a, b) => a.article.position - b.article.position)
  series.sort((a, b) => a.position - b.position)
  return { series, articles, glossary, videos: videos.filter(({ article }) => article === undefined) }
}

/**
 * Compiles `content/` into `lib/articles/generated/`: the text of each article as HTML, and an index of what is
 * known about them all. The same content always gives the same bytes; files that would not change are not touched.
 */
export async function buildContent(root: string = PROJECT): Promise<{ articles: number; touched: number }> {
  const content = await loadContent(root)
  const touched = await writeGenerated(path.join(root, 'lib/articles/generated', LOCALE), content)
  await writePictures(
    path.join(root, 'public/pictures'),
    content.articles.flatMap(({ picture }) => picture ?? []),
  )
  return { articles: content.articles.length, touched }
}

function printGrades({ articles, glossary }: Content): void {
  for (const { file, article, hardSentences } of articles) {
    console.log(`${file} (${article.words} words)`)
    for (const section of article.sections)
      console.log(`  ${section.grade.toFixed(1).padStart(5)}  ${section.title}`)
    for (const { section, sentence } of hardSentences) {
      console.log(`  hard (grade ${sentence.grade}, ${sentence.words} words) in ${section}: ${sentence.text}`)
    }
  }
  console.log(`Glossary: ${glossary.length} terms`)
}

async function main(): Promise<void> {
  const started = performance.now()
  try {
    if (process.argv.includes('--check')) {
      printGrades(await loadContent(PROJECT))
    } else {
      const { articles, touched } = await buildContent()
      const ms = Math.round(performance.now() - started)
      console.log(`Content: ${articles} articles, ${touched} files written, ${ms} ms`)
    }
  } catch (error) {
    if (!(error instanceof ContentError)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main()
