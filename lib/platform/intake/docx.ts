import sharp from 'sharp'
import { Archive } from './archive.ts'
import { marginText } from './docx-margins.ts'
import { bodyText } from './docx-text.ts'
import type { Emit } from './emit.ts'
import { savePage } from './pages.ts'
import { decode } from './photo.ts'
import type { Gray } from './pixels.ts'
import { INTAKE_CAPS, type IntakeTask, Refusal } from './protocol.ts'
import { readPicture } from './read-picture.ts'
import { readingLimits, SURE } from './reading-limits.ts'
import { processTyped } from './typed-pages.ts'

const MIN_CHARS = 50
/** Fax programs make TIFF. Drawings (EMF, WMF) are nearly always letterheads. */
const PICTURE = /^word\/media\/[^/]+\.(?:png|jpe?g|webp|gif|tiff?)$/i
/** Of its shorter side, in pixels: less beside text is a logo, a signature or a slice of the scan, and no page. */
const PAGE_SIDE = 800

/**
 * A Word file: weighed before anything is parsed, then its text as pages, with what stands above and below them and its
 * notes first, and after them its pictures of pages; a file of hardly any text is its pictures.
 */
export async function processDocx(input: Uint8Array, task: IntakeTask, emit: Emit): Promise<void> {
  const archive = Archive.open(input)
  if (archive.names().some((name) => /vbaProject/i.test(name))) {
    throw new Refusal('HAS_MACROS')
  }
  archive.weigh()
  const body = await bodyText(archive)
  const pictures = archive.names().filter((name) => PICTURE.test(name))
  const hasText = body.replace(/\s/g, '').length >= MIN_CHARS
  if (!hasText && pictures.length > 0) {
    if (pictures.length > INTAKE_CAPS.pages) throw new Refusal('TOO_MANY_PAGES')
    emit({ type: 'opened', pageCount: pictures.length })
    return savePictures({ archive, pictures, after: 0 }, task, emit)
  }
  // Not after the text: there it would join what the report says last.
  const text = [marginText(archive), body.replace(/\n{3,}/g, '\n\n')].join('\n\n').trim()
  if (text === '') throw new Refusal('EMPTY')
  const pages = await pagesAmong(archive, pictures)
  const after = await processTyped(text, task, emit, pages.length)
  await savePictures({ archive, pictures: pages, after }, task, emit)
}

async function pagesAmong(archive: Archive, pictures: readonly string[]): Promise<string[]> {
  const pages: string[] = []
  for (const name of pictures) if (await isPage(archive, name)) pages.push(name)
  return pages
}

async function isPage(archive: Archive, name: string): Promise<boolean> {
  try {
    const { width, height } = await sharp(archive.read(name), { limitInputPixels: false }).metadata()
    return Math.min(width, height) >= PAGE_SIDE
  } catch {
    // It does not open, and may be one: that must not go unsaid.
    return true
  }
}

type Pictures = { archive: Archive; pictures: readonly string[]; after: number }

/** Each picture as a page after those of the text. One that does not open is left out; refused is only a file of no other. */
async function savePictures({ archive, pictures, after }: Pictures, task: IntakeTask, emit: Emit) {
  const limits = readingLimits(task)
  const first = task.fromPage ?? 1
  const refusals: Refusal[] = []
  for (const [index, name] of pictures.entries()) {
    const number = after + index + 1
    if (number < first) continue
    emit({ type: 'step', name: `picture ${number}` })
    const picture = await decoded(archive, name)
    if (picture instanceof Refusal) {
      refusals.push(picture)
      emit({ type: 'lost', number })
      continue
    }
    const mayRead = task.unreadPage !== number && index < INTAKE_CAPS.ocrPages
    const read = await readPicture(picture, { isPhoto: true, mayRead, limits, emit })
    limits.end({ wasOfUse: (read.confidence ?? 0) >= SURE })
    await savePage(task, emit, { ...read, number })
  }
  const [refusal] = refusals
  if (refusal && after === 0 && refusals.length === pictures.length) throw refusal
}

async function decoded(archive: Archive, name: string): Promise<Gray | Refusal> {
  try {
    return await decode(archive.read(name))
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}
