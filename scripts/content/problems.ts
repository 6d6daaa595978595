import type { z } from 'zod'

/** One thing wrong with a content file, in the words of the person who has to mend it. */
export type Problem = { file: string; field: string; reason: string }

/** Thrown when content must not be published as it is: its message names file, field and reason of each problem. */
export class ContentError extends Error {
  override name = 'ContentError'

  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ file, field, reason }) => `${file}: ${field}: ${reason}`).join('\n'))
    this.problems = problems
  }
}

/** Parses a file's data, or throws a `ContentError` with one problem for each field that is wrong. */
export function parseContent<T>(schema: z.ZodType<T>, data: unknown, file: string): T {
  const parsed = schema.safeParse(data)
  if (parsed.success) return parsed.data
  throw new ContentError(
    parsed.error.issues.map((issue) => ({
      file,
      field: issue.path.length > 0 ? issue.path.join('.') : 'front matter',
      reason: issue.message,
    })),
  )
}

/** Runs each step and throws all their problems together, so that one run shows everything there is to mend. */
export async function collectProblems<In, Out>(
  items: readonly In[],
  step: (item: In) => Promise<Out>,
): Promise<Out[]> {
  const outcomes = await Promise.allSettled(items.map(step))
  const problems: Problem[] = []
  const values: Out[] = []
  for (const outcome of outcomes) {
    if (outcome.status === 'fulfilled') values.push(outcome.value)
    else if (outcome.reason instanceof ContentError) problems.push(...outcome.reason.problems)
    else throw outcome.reason
  }
  if (problems.length > 0) throw new ContentError(problems)
  return values
}
