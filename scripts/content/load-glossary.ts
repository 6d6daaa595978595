import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type GlossaryTerm, glossarySchema } from '../../lib/articles/article-schema.ts'
import { PLAIN_GRADE_LIMIT, readingGrade } from '../../lib/shared/reading-grade.ts'
import { readYaml } from './compile-article.ts'
import { ContentError, type Problem, parseContent } from './problems.ts'

/** Reads the glossary in alphabetical order. Throws a `ContentError` for a hard, doubled or sourceless definition. */
export async function loadGlossary(root: string, file: string): Promise<GlossaryTerm[]> {
  const source = await readFile(path.join(root, file), 'utf8')
  const { sources, terms } = parseContent(glossarySchema, readYaml(source, file), file)
  const sourceById = new Map(sources.map((entry) => [entry.id, entry]))
  const problems: Problem[] = []
  const seen = new Set<string>()
  const glossary: GlossaryTerm[] = []
  for (const entry of terms) {
    const { grade } = readingGrade(entry.definition)
    const found = sourceById.get(entry.source)
    if (seen.has(entry.id)) problems.push({ file, field: entry.id, reason: 'is defined twice' })
    if (grade > PLAIN_GRADE_LIMIT) {
      problems.push({
        file,
        field: entry.id,
        reason: `reads at grade ${grade}; the limit is ${PLAIN_GRADE_LIMIT}`,
      })
    }
    if (found) glossary.push({ ...entry, source: found })
    else problems.push({ file, field: entry.id, reason: `its source '${entry.source}' is not listed` })
    seen.add(entry.id)
  }
  if (problems.length > 0) throw new ContentError(problems)
  return glossary.sort((a, b) => (a.id < b.id ? -1 : 1))
}
