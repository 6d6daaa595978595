import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { ILLUSTRATION_IDS } from '../../lib/articles/article-schema.ts'
import { PLAIN_GRADE_LIMIT, readingGrade } from '../../lib/shared/reading-grade.ts'
import { readYaml } from '../content/compile-article.ts'
import { ContentError, type Problem, parseContent } from '../content/problems.ts'

/** A caption is at most two lines of this many characters. */
export const CAPTION_LINE_LENGTH = 46
const MOST_POINTS = 3

const text = z.string().trim().min(1)
const labelKeys = z.array(text).default([])

/** The part of a drawing that is looked at: its middle and how wide it is, in the drawing's own units. */
const lookSchema = z.strictObject({ x: z.number(), y: z.number(), width: z.number().min(80).max(700) })

const sentenceSchema = z.strictObject({
  text: text.max(2 * CAPTION_LINE_LENGTH - 4),
  /** How to spell it for a machine that would say it wrong. */
  say: text.optional(),
  /** A few words that stay on the screen until the scene ends. */
  point: text.max(46).optional(),
  /** Labels that are lit while it is spoken and stay after it. */
  lit: labelKeys,
  /** Parts of the drawing that come in while it is spoken, such as the needle. */
  bring: z.array(text).default([]),
})

const sceneSchema = z.strictObject({
  title: text.max(54),
  drawing: z.enum(ILLUSTRATION_IDS),
  look: lookSchema.optional(),
  /** Labels that are there from the start. */
  labels: labelKeys,
  /** Parts of the drawing that are not there yet. */
  without: z.array(text).default([]),
  sentences: z
    .array(sentenceSchema)
    .min(1)
    .refine(
      (all) => all.filter(({ point }) => point).length <= MOST_POINTS,
      `has over ${MOST_POINTS} points`,
    ),
})

export const videoScriptSchema = z.strictObject({
  title: text,
  /** `<series>/<slug>` of the article whose facts it uses; absent for a video that belongs to none. */
  article: z
    .string()
    .regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'must be <series>/<slug>')
    .optional(),
  /** What it shows is made up; each picture says so. */
  example: z.boolean().default(false),
  scenes: z.array(sceneSchema).min(1),
})

export type VideoScript = z.output<typeof videoScriptSchema> & { slug: string; file: string }
export type Scene = z.output<typeof sceneSchema>
export type Look = z.output<typeof lookSchema>

export const SCRIPT_FOLDER = 'content/videos/en'

function readingProblems(script: VideoScript): Problem[] {
  const sentences = script.scenes.flatMap((scene) => scene.sentences.map((sentence) => sentence.text))
  const { grade, hardSentences } = readingGrade(sentences.join('\n'))
  const problems = hardSentences.map((hard) => `a hard sentence (grade ${hard.grade}): '${hard.text}'`)
  if (grade > PLAIN_GRADE_LIMIT) problems.push(`reads at grade ${grade}; the limit is ${PLAIN_GRADE_LIMIT}`)
  return problems.map((reason) => ({ file: script.file, field: 'sentences', reason }))
}

/** Reads one script. Throws a `ContentError` that names file, field and reason of whatever is wrong. */
export async function loadScript(root: string, slug: string): Promise<VideoScript> {
  const file = `${SCRIPT_FOLDER}/${slug}.yaml`
  const data = readYaml(await readFile(path.join(root, file), 'utf8'), file)
  const script = { slug, file, ...parseContent(videoScriptSchema, data, file) }
  const problems = readingProblems(script)
  if (problems.length > 0) throw new ContentError(problems)
  return script
}

/** The slugs of all scripts, in alphabetical order. */
export async function listScripts(root: string): Promise<string[]> {
  const names = await readdir(path.join(root, SCRIPT_FOLDER))
  return names
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => path.basename(name, '.yaml'))
    .sort()
}
