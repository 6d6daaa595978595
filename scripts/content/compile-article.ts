import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { evaluate } from '@mdx-js/mdx'
import { createElement } from 'react'
import * as jsxRuntime from 'react/jsx-runtime'
import { renderToStaticMarkup } from 'react-dom/server'
import { parse as parseYaml, YAMLParseError } from 'yaml'
import { bodyComponents } from '../../components/article/article-body.tsx'
import {
  ARTICLE_SECTIONS,
  type Article,
  frontMatterSchema,
  type GlossaryTerm,
  type SeriesKind,
} from '../../lib/articles/article-schema.ts'
import { type HardSentence, readingGrade } from '../../lib/shared/reading-grade.ts'
import { loadMrPicture, type PictureFile } from './load-mr-picture.ts'
import { type MarkedArticle, markArticle } from './mark-article.ts'
import { ContentError, type Problem, parseContent } from './problems.ts'

const LONGEST_SENTENCE_WORDS = 20

export type CompiledArticle = {
  file: string
  article: Article
  /** The text, as the page shows it. */
  html: string
  hardSentences: { section: string; sentence: HardSentence }[]
  /** The file of its MR picture, to be published. */
  picture: PictureFile | null
}

/** Reads YAML, or throws a `ContentError` that says where it cannot be read. */
export function readYaml(source: string, file: string): unknown {
  try {
    return parseYaml(source)
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error
    throw new ContentError([
      { file, field: 'YAML', reason: error.message.split('\n')[0] ?? 'cannot be read' },
    ])
  }
}

function splitFrontMatter(source: string, file: string) {
  const match = /^---\n([\s\S]*?\n)---\n/.exec(source)
  if (!match?.[1]) {
    throw new ContentError([
      { file, field: 'front matter', reason: 'the file must start with YAML between --- lines' },
    ])
  }
  const lines = match[0].split('\n').length - 1
  return { yaml: match[1], body: source.slice(match[0].length), lines }
}

/** Grades every section and names what reads too hard for the limit that the section has. */
function gradeSections(marked: MarkedArticle, kind: SeriesKind) {
  const problems: Omit<Problem, 'file'>[] = []
  const hardSentences: CompiledArticle['hardSentences'] = []
  const sections = ARTICLE_SECTIONS[kind].map(({ id, title, gradeLimit }) => {
    const reading = readingGrade(marked.sectionTexts.get(id) ?? '')
    if (gradeLimit !== null) {
      hardSentences.push(...reading.hardSentences.map((sentence) => ({ section: title, sentence })))
      if (reading.grade > gradeLimit) {
        problems.push({ field: title, reason: `reads at grade ${reading.grade}; the limit is ${gradeLimit}` })
      }
      for (const sentence of reading.hardSentences.filter(({ words }) => words > LONGEST_SENTENCE_WORDS)) {
        problems.push({ field: title, reason: `a sentence of ${sentence.words} words: '${sentence.text}'` })
      }
    }
    return { id, title, grade: reading.grade, words: reading.words }
  })
  return { sections, problems, hardSentences }
}

/** Checks and compiles one article. Throws a `ContentError` naming everything wrong with it. */
export async function compileArticle(
  root: string,
  file: string,
  { terms, kind }: { terms: ReadonlyMap<string, GlossaryTerm>; kind: SeriesKind },
): Promise<CompiledArticle> {
  const { yaml, body, lines } = splitFrontMatter(await readFile(path.join(root, file), 'utf8'), file)
  const frontMatter = parseContent(frontMatterSchema, readYaml(yaml, file), file)
  const marked: MarkedArticle = {
    sectionTexts: new Map(),
    terms: new Set(),
    citations: new Set(),
    problems: [],
  }
  const sources = frontMatter.sources.map((source) => source.id)
  const { default: Body } = await evaluate(body, {
    ...jsxRuntime,
    remarkPlugins: [markArticle({ terms, sources, sections: ARTICLE_SECTIONS[kind] }, marked, lines)],
  }).catch((error: unknown) => {
    throw new ContentError([
      { file, field: 'text', reason: error instanceof Error ? error.message : String(error) },
    ])
  })
  const graded = gradeSections(marked, kind)
  const mr = await loadMrPicture(root, frontMatter.mrPicture)
  const problems = [...marked.problems, ...graded.problems, ...mr.problems]
  for (const id of sources.filter((source) => !marked.citations.has(source))) {
    problems.push({ field: 'sources', reason: `'${id}' is never cited` })
  }
  const slug = path.basename(file, '.mdx')
  if (frontMatter.series !== path.basename(path.dirname(file))) {
    problems.push({ field: 'series', reason: `must be the name of its folder, not '${frontMatter.series}'` })
  }
  if (kind === 'procedure' && frontMatter.illustration === null) {
    problems.push({ field: 'illustration', reason: 'an article about a procedure needs one' })
  }
  if (problems.length > 0) throw new ContentError(problems.map((problem) => ({ file, ...problem })))
  const { video } = frontMatter
  const article: Article = {
    ...frontMatter,
    video: video && { kind: 'hosted', ...video.hosted },
    mrPicture: mr.picture,
    sources: [...marked.citations].flatMap((id) => frontMatter.sources.filter((source) => source.id === id)),
    slug,
    words: graded.sections.reduce((sum, section) => sum + section.words, 0),
    sections: graded.sections.map(({ id, title, grade }) => ({ id, title, grade })),
    terms: [...marked.terms].sort(),
  }
  const components = bodyComponents({ terms, mrPicture: mr.picture })
  const html = renderToStaticMarkup(createElement(Body, { components }))
  return { file, article, html, hardSentences: graded.hardSentences, picture: mr.file }
}
