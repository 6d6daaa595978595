import { z } from 'zod'

/**
 * What is said in a video: sections, which become its chapters, of sentences. Each sentence names the sentences of the
 * report that it covers; a sentence of the report that nothing covers is left out with a reason.
 */

export const MAX_SECTIONS = 40
export const MAX_SENTENCES = 400
export const MAX_SENTENCE_CHARS = 1_000

/** Made by the editor or, for the report, from its text: never shown, safe in a file name. */
const id = z.string().regex(/^[A-Za-z0-9_-]{1,80}$/)
/** A part of a picture, in fractions of its width and height. */
const fraction = z.number().min(0).max(1)
const area = z.strictObject({ x: fraction, y: fraction, w: fraction, h: fraction })

/** What the picture shows while a section is spoken. */
export const sceneSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('page'),
    reportFileId: z.uuid(),
    pageNumber: z.int().min(1).max(1_000),
    crop: area.nullable(),
    highlights: z.array(area).max(20),
  }),
  z.strictObject({ kind: z.literal('picture'), reportFileId: z.uuid(), crop: area.nullable() }),
  z.strictObject({ kind: z.literal('illustration'), name: id, parts: z.array(id).max(40) }),
  z.strictObject({ kind: z.literal('title'), title: z.string().max(200), text: z.string().max(400) }),
  z.strictObject({
    kind: z.literal('clip'),
    clipId: z.uuid(),
    /** What of the report the clip explains: ids of its sentences. */
    covers: z.array(id).max(50).default([]),
  }),
])

const sentence = z.strictObject({
  id,
  text: z.string().max(MAX_SENTENCE_CHARS),
  /** Ids of the report's sentences. */
  covers: z.array(id).max(50),
})

const section = z.strictObject({
  id,
  title: z.string().max(200),
  scene: sceneSchema.nullable(),
  sentences: z.array(sentence).max(MAX_SENTENCES),
})

export const scriptSchema = z
  .strictObject({
    sections: z.array(section).max(MAX_SECTIONS),
    leftOut: z.array(z.strictObject({ sentenceId: id, reason: z.string().min(1).max(500) })).max(500),
  })
  .refine(({ sections }) => isEachOnce(sections.map((each) => each.id)), 'a section is there twice')
  .refine((script) => isEachOnce(sentencesOf(script).map((each) => each.id)), 'a sentence is there twice')
  .refine((script) => sentencesOf(script).length <= MAX_SENTENCES, 'too many sentences')

export type Scene = z.output<typeof sceneSchema>
export type ScriptSentence = z.output<typeof sentence>
export type ScriptSection = z.output<typeof section>
export type Script = { sections: ScriptSection[]; leftOut: { sentenceId: string; reason: string }[] }

/** Every sentence of a script, in the order in which it is spoken. */
export function sentencesOf(script: Pick<Script, 'sections'>): ScriptSentence[] {
  return script.sections.flatMap((each) => each.sentences)
}

/** Whether an approved clip plays in the place of a section: its own sentences are not spoken then. */
export function isClip({ scene }: Pick<ScriptSection, 'scene'>): boolean {
  return scene?.kind === 'clip'
}

/** The sentences that somebody says: not those of a section in whose place a clip plays. */
export function spokenSentences(script: Pick<Script, 'sections'>): ScriptSentence[] {
  return sentencesOf({ sections: script.sections.filter((each) => !isClip(each)) })
}

/** What of the report the clip of a section explains; nothing when the section is spoken. */
export function coveredByClip({ scene }: Pick<ScriptSection, 'scene'>): readonly string[] {
  return scene?.kind === 'clip' ? scene.covers : []
}

/** The section that greets, in a script that began with a skeleton. */
export const GREETING = 'hello'

/** All that is said, a sentence a line: what is read for its grade and counted. */
export function scriptText(script: Pick<Script, 'sections'>): string {
  return spokenSentences(script)
    .map(({ text }) => text.trim())
    .filter(Boolean)
    .join('\n')
}

/** People are easy to follow at this pace. */
export const WORDS_PER_MINUTE = 140

/**
 * Which of the report's sentences the script leaves open: no sentence with words covers them, no clip explains them, and
 * nobody left them out with a reason.
 */
export function uncoveredIn(script: Script | null, reportSentenceIds: readonly string[]): string[] {
  const spoken = script ? spokenSentences(script).filter(({ text }) => text.trim() !== '') : []
  const settled = new Set([
    ...spoken.flatMap(({ covers }) => covers),
    ...(script?.sections ?? []).flatMap(coveredByClip),
    ...(script?.leftOut ?? []).map(({ sentenceId }) => sentenceId),
  ])
  return reportSentenceIds.filter((id) => !settled.has(id))
}

function isEachOnce(ids: readonly string[]): boolean {
  return new Set(ids).size === ids.length
}
