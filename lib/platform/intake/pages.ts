import fs from 'node:fs'
import path from 'node:path'
import type { Sharp } from 'sharp'
import type { Emit } from './emit.ts'
import {
  INTAKE_CAPS,
  type IntakePage,
  type IntakeTask,
  pageFacts,
  pagePicture,
  UNREAD_MARK,
} from './protocol.ts'

/** A page with its picture, ready to be written. */
export type ReadPage = IntakePage & { picture: () => Promise<Buffer> }

/** Encodes without any metadata; quick rather than small, for somebody waits. */
export function pageWriter(image: Sharp): () => Promise<Buffer> {
  return () => image.webp({ quality: 80, effort: 1 }).toBuffer()
}

/** Writes one page beside the input and says so; of one that says too much, the picture. */
export async function savePage(task: IntakeTask, emit: Emit, page: ReadPage): Promise<void> {
  const { picture, ...read } = page
  const isTooLong =
    read.plain.length > INTAKE_CAPS.charsPerPage ||
    read.words.length > INTAKE_CAPS.wordsPerPage ||
    read.words.some(({ text }) => text.length > INTAKE_CAPS.charsPerWord)
  const facts: IntakePage = isTooLong ? { ...read, ...UNREAD_MARK, plain: '', words: [] } : read
  fs.writeFileSync(path.join(task.dir, pagePicture(page.number)), await picture())
  fs.writeFileSync(path.join(task.dir, pageFacts(page.number)), JSON.stringify(facts))
  emit({ type: 'page', number: page.number })
}
