import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { type ArticleSource, type GlossaryTerm, glossarySchema } from '../../lib/articles/article-schema.ts'
import { PLAIN_GRADE_LIMIT, readingGrade } from '../../lib/shared/reading-grade.ts'
import { readYaml } from './compile-article.ts'
import { ContentError, collectProblems, type Problem, parseContent } from './problems.ts'

const FOLDER = 'content/glossary'

async function loadFile(root: string, file: string) {
  const source = await readFile(path.join(root, file), 'utf8')
  return { file, ...parseContent(glossarySchema, readYaml(source, file), file) }
}

/**
 * Reads the glossary of a language in alphabetical order: `<locale>.yaml` and every `<locale>-<part>.yaml` beside it.
 * A term may name a source that another part lists. Throws a `ContentError` for a hard, doubled or sourceless
 * definition.
 */
export async function loadGlossary(root: string, locale: string): Promise<GlossaryTerm[]> {
  const names = (await readdir(path.join(root, FOLDER)))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => path.parse(name).name)
    .filter((name) => name === locale || name.startsWith(`${locale}-`))
  const parts = await collectProblems(names.sort(), (name) => loadFile(root, `${FOLDER}/${name}.yaml`))
  const allSources = new Map(
    parts.flatMap(({ sources }) => sources.map((entry) => [entry.id, entry] as const)),
  )
  const problems: Problem[] = []
  const fileOf = new Map<string, string>()
  const glossary: GlossaryTerm[] = []
  for (const { file, sources, terms } of parts) {
    // Two parts may use one id for two sources; each means its own.
    const ownSources = new Map<string, ArticleSource>(sources.map((entry) => [entry.id, entry]))
    for (const entry of terms) {
      const complain = (reason: string) => problems.push({ file, field: entry.id, reason })
      const { grade } = readingGrade(entry.definition)
      const found = ownSources.get(entry.source) ?? allSources.get(entry.source)
      const taken = fileOf.get(entry.id)
      if (taken) complain(taken === file ? 'is defined twice' : `is defined twice, first in ${taken}`)
      if (grade > PLAIN_GRADE_LIMIT) complain(`reads at grade ${grade}; the limit is ${PLAIN_GRADE_LIMIT}`)
      if (found) glossary.push({ ...entry, source: found })
      else complain(`its source '${entry.source}' is not listed`)
      fileOf.set(entry.id, taken ?? file)
    }
  }
  if (problems.length > 0) throw new ContentError(problems)
  return glossary.sort((a, b) => (a.id < b.id ? -1 : 1))
}
