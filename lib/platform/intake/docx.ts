import mammoth from 'mammoth'
import { Archive } from './archive.ts'
import type { Emit } from './emit.ts'
import { savePage } from './pages.ts'
import { decode } from './photo.ts'
import { INTAKE_CAPS, type IntakeTask, Refusal } from './protocol.ts'
import { readPicture } from './read-picture.ts'
import { readingLimits, SURE } from './reading-limits.ts'
import { processTyped } from './typed-pages.ts'

const MIN_CHARS = 50
const PICTURE = /^word\/media\/[^/]+\.(?:png|jpe?g|webp)$/i

/** A Word file: weighed before anything is parsed, then its text as pages, or its pictures when it holds only those. */
export async function processDocx(input: Uint8Array, task: IntakeTask, emit: Emit): Promise<void> {
  const archive = Archive.open(input)
  if (archive.names().some((name) => /vbaProject/i.test(name))) {
    throw new Refusal('HAS_MACROS')
  }
  archive.weigh()
  const buffer = Buffer.from(input.buffer, input.byteOffset, input.byteLength)
  const { value } = await mammoth.extractRawText({ buffer }).catch(() => {
    throw new Refusal('UNREADABLE')
  })
  const pictures = archive.names().filter((name) => PICTURE.test(name))
  if (value.replace(/\s/g, '').length >= MIN_CHARS || pictures.length === 0) {
    if (value.trim() === '') throw new Refusal('EMPTY')
    await processTyped(value.replace(/\n{3,}/g, '\n\n'), task, emit)
    return
  }
  if (pictures.length > INTAKE_CAPS.pages) throw new Refusal('TOO_MANY_PAGES')
  emit({ type: 'opened', pageCount: pictures.length })
  const limits = readingLimits(task)
  const first = task.fromPage ?? 1
  for (const [index, name] of pictures.entries()) {
    if (index + 1 < first) continue
    emit({ type: 'step', name: `picture ${index + 1}` })
    const mayRead = task.unreadPage !== index + 1 && index < INTAKE_CAPS.ocrPages
    const read = await readPicture(await decode(archive.read(name)), { isPhoto: true, mayRead, limits, emit })
    limits.end({ wasOfUse: (read.confidence ?? 0) >= SURE })
    await savePage(task, emit, { ...read, number: index + 1 })
  }
}
