import fs from 'node:fs'
import path from 'node:path'
import type { PDFiumDocument, PDFiumLibrary, PDFiumPage } from '@hyzyla/pdfium'
import sharp from 'sharp'
import type { Emit } from './emit.ts'
import { asksForPassword } from './locked-pdf.ts'
import { hasNoOtherWriting, saysWords } from './page-ink.ts'
import { pageWriter, type ReadPage, savePage } from './pages.ts'
import { type PageWords, textOfPage } from './pdf-text.ts'
import { grayOf } from './pixels.ts'
import { CLEAN_COPY, INTAKE_CAPS, type IntakeTask, pageStep, Refusal, UNREAD_MARK } from './protocol.ts'
import { cleanPdf, withTrailer } from './qpdf.ts'
import { readPicture } from './read-picture.ts'
import { type ReadingLimits, readingLimits, SURE } from './reading-limits.ts'
import { openAgain, readAgain, type SecondReader } from './second-reader.ts'
import { wrapLines } from './text-pdf.ts'
import { processTyped, typedSheet } from './typed-pages.ts'

const POINTS_PER_INCH = 72
const DPI = 200
/** An A3 page at 200 dpi. */
const MAX_RENDERED_PIXELS = 8_000_000
/** Of a side, in pixels: WebP takes no more. */
const MAX_SIDE = 16_383
/** A page that says less is a picture of text, or empty. */
const MIN_CHARS = 50
/** A page that says less may be a picture of text that a portal or a fax has put its stamp on. */
const STAMP_CHARS = 400

/**
 * Makes the clean copy, then a picture and the text of each page. What cannot be drawn but read is set as pages, like
 * any text.
 */
export async function processPdf(input: Uint8Array, task: IntakeTask, emit: Emit): Promise<void> {
  const candidates = await sources(input, task, emit)
  if (task.undrawn === 'file') return processUndrawn(candidates, task, emit)
  const { PDFiumLibrary: Library } = await import('@hyzyla/pdfium')
  const library = await Library.init()
  const opened = await openFirst(library, candidates)
  if (!opened) return processUndrawn(candidates, task, emit)
  const { document, bytes } = opened
  const pageCount = document.getPageCount()
  if (pageCount > INTAKE_CAPS.pages) throw new Refusal('TOO_MANY_PAGES')
  emit({ type: 'opened', pageCount })
  document.initializeFormFields()
  let second: Promise<SecondReader | null> | undefined
  const textAgain = async (number: number) => {
    second ??= openAgain(bytes)
    return (await (await second)?.textOf(number)) ?? ''
  }
  const limits = readingLimits(task)
  for (let number = task.fromPage ?? 1; number <= pageCount; number += 1) {
    emit({ type: 'step', name: pageStep(number) })
    await processPage({ library, document, number, task, limits, emit, textAgain })
  }
}

/** Sets the text of a file that cannot be drawn. */
async function processUndrawn(candidates: readonly Uint8Array[], task: IntakeTask, emit: Emit) {
  for (const bytes of candidates) {
    const text = await readAgain(bytes)
    if (text === null) continue
    await processTyped(text, task, emit)
    return
  }
  throw new Refusal('UNREADABLE')
}

/** The bytes to draw from, the first that opens: the clean copy, else the file as it came. */
async function sources(input: Uint8Array, task: IntakeTask, emit: Emit): Promise<Uint8Array[]> {
  const copy = path.join(task.dir, CLEAN_COPY)
  if (task.fromPage !== undefined) {
    // A child before this one made it, or died while it tried.
    return [...(fs.existsSync(copy) ? [fs.readFileSync(copy)] : []), ...asItCame(input)]
  }
  const clean = await cleanPdf(input)
  if (!clean) return asItCame(input)
  fs.writeFileSync(copy, clean)
  emit({ type: 'cleaned' })
  return [clean, ...asItCame(input)]
}

function asItCame(input: Uint8Array): Uint8Array[] {
  const patched = withTrailer(input)
  return patched ? [input, patched] : [input]
}

/** Null when it can make nothing of any of them. */
async function openFirst(
  library: PDFiumLibrary,
  candidates: readonly Uint8Array[],
): Promise<{ document: PDFiumDocument; bytes: Uint8Array } | null> {
  let isLocked = false
  for (const bytes of candidates) {
    try {
      const document = await library.loadDocument(bytes)
      if (document.getPageCount() > 0) return { document, bytes }
    } catch (error) {
      isLocked ||= asksForPassword(error)
    }
  }
  if (isLocked) throw new Refusal('NEEDS_PASSWORD')
  return null
}

type PageJob = {
  library: PDFiumLibrary
  document: PDFiumDocument
  number: number
  task: IntakeTask
  limits: ReadingLimits
  emit: Emit
  /** What the second reader finds on a page. */
  textAgain: (number: number) => Promise<string>
}

async function processPage(job: PageJob): Promise<void> {
  const { library, document, number, task, emit, textAgain } = job
  const saveTyped = async (plain: string) =>
    savePage(task, emit, { ...(await typedSheet(library, wrapLines(plain))), number })
  if (task.undrawn === 'page' && number === task.fromPage) {
    const again = await textAgain(number)
    if (again === '') throw new Error('no reader makes anything of the page')
    return saveTyped(again)
  }
  const page = document.getPage(number - 1)
  const { width, height } = sizeOf(page)
  // Before it is drawn, which closes it.
  const { isWhole, ...text } = textOfPage(library, page, { width, height })
  const { data } = await page.render({ scale: 1, width, height, render: 'bitmap', renderFormFields: true })
  const raw = sharp(data, { raw: { width, height, channels: 4 } }).removeAlpha()
  const isEmpty = text.plain === '' && isOneColour(data)
  if (isEmpty && number !== task.unreadPage) {
    const again = await textAgain(number)
    if (again !== '') return saveTyped(again)
  }
  const chars = charsIn(text.plain)
  const hasMeaning = saysWords(text.plain)
  const mayHoldMore = !isEmpty && (chars < STAMP_CHARS || !hasMeaning)
  const drawn = { text, rgba: data, width, height }
  const { read, isUnread } = mayHoldMore ? await lookForWords(job, drawn) : ALL_SAID
  if (read) return savePage(task, emit, { ...read, number })
  await savePage(task, emit, {
    ...text,
    number,
    width,
    height,
    // Nobody has read it, or not all of it: whoever looks at it is told.
    ...(!isWhole || (isUnread && (chars < MIN_CHARS || !hasMeaning))
      ? UNREAD_MARK
      : { source: 'text', confidence: null }),
    metrics: { sharpness: null, brightness: null, lines: 0, edgeLines: 0 },
    picture: pageWriter(raw),
  })
}

type Drawn = { text: Omit<PageWords, 'isWhole'>; rgba: Uint8Array; width: number; height: number }
type Look = { read: Omit<ReadPage, 'number'> | null; isUnread: boolean }
const ALL_SAID: Look = { read: null, isUnread: false }
const UNREAD: Look = { read: null, isUnread: true }

/** What a machine reads on the picture of a page, when that is more than the page says itself. */
async function lookForWords(
  { number, task, limits, emit }: PageJob,
  { text, rgba, width, height }: Drawn,
): Promise<Look> {
  if (number === task.unreadPage) return UNREAD
  // It is drawn: what takes too long from here on leaves its picture.
  emit({ type: 'step', name: 'look for words' })
  const gray = grayOf(rgba, width, height)
  const hasMeaning = saysWords(text.plain)
  // A page whose few words are all there is stays as it was drawn; so does one without any.
  if (hasMeaning && hasNoOtherWriting(gray, text.words)) return ALL_SAID
  if (number > INTAKE_CAPS.ocrPages || !limits.mayRead) return UNREAD
  const read = await readPicture(gray, { isPhoto: false, mayRead: true, limits, emit })
  // Reading a page of words with a letterhead was not in vain, either.
  limits.end({ wasOfUse: (read.confidence ?? 0) >= SURE })
  const isMore = charsIn(read.plain) > (hasMeaning ? enoughBeside(text.plain) : 0)
  return isMore ? { read, isUnread: false } : { read: null, isUnread: limits.hasGivenUp }
}

/** A few words are given up for more; a paragraph that is exact, only for a page around it. */
function enoughBeside(plain: string): number {
  const chars = charsIn(plain)
  return chars < MIN_CHARS ? plain.length : chars * 2
}

function charsIn(plain: string): number {
  return plain.replace(/\s/g, '').length
}

/** Whether each of its pixels is like the next. */
function isOneColour(rgba: Uint8Array): boolean {
  return Buffer.compare(rgba.subarray(4), rgba.subarray(0, rgba.length - 4)) === 0
}

/** The picture's size at 200 dpi, less for a page that is very large or very long. */
function sizeOf(page: PDFiumPage): { width: number; height: number } {
  const { originalWidth, originalHeight } = page.getOriginalSize()
  const [wide, high] = [Math.max(1, Math.floor(originalWidth)), Math.max(1, Math.floor(originalHeight))]
  const scale = Math.min(
    DPI / POINTS_PER_INCH,
    Math.sqrt(MAX_RENDERED_PIXELS / (wide * high)),
    MAX_SIDE / wide,
    MAX_SIDE / high,
  )
  return { width: Math.max(1, Math.floor(wide * scale)), height: Math.max(1, Math.floor(high * scale)) }
}
