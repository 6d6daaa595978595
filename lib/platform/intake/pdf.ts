import fs from 'node:fs'
import path from 'node:path'
import type { PDFiumDocument, PDFiumLibrary, PDFiumPage } from '@hyzyla/pdfium'
import sharp from 'sharp'
import type { Emit } from './emit.ts'
import { asksForPassword } from './locked-pdf.ts'
import { pageWriter, savePage } from './pages.ts'
import { textOfPage } from './pdf-text.ts'
import { CLEAN_COPY, INTAKE_CAPS, type IntakeTask, Refusal } from './protocol.ts'
import { cleanPdf, withTrailer } from './qpdf.ts'
import { readPicture } from './read-picture.ts'
import { readAgain } from './second-reader.ts'
import { processTyped } from './typed-pages.ts'

const POINTS_PER_INCH = 72
const DPI = 200
/** An A3 page at 200 dpi. */
const MAX_RENDERED_PIXELS = 8_000_000
/** A page that says less is a picture of text, or empty. */
const MIN_CHARS = 50

/**
 * Makes the clean copy, then a picture and the text of each page. What cannot be drawn but read is set as pages, like
 * any text.
 */
export async function processPdf(input: Uint8Array, task: IntakeTask, emit: Emit): Promise<void> {
  const candidates = await sources(input, task, emit)
  const { PDFiumLibrary: Library } = await import('@hyzyla/pdfium')
  const library = await Library.init()
  const document = await openFirst(library, candidates)
  if (!document) {
    const text = await readAgain(input)
    if (text === null) throw new Refusal('UNREADABLE')
    return processTyped(text, task, emit)
  }
  const pageCount = document.getPageCount()
  if (pageCount > INTAKE_CAPS.pages) throw new Refusal('TOO_MANY_PAGES')
  emit({ type: 'opened', pageCount })
  document.initializeFormFields()
  for (let number = task.fromPage ?? 1; number <= pageCount; number += 1) {
    emit({ type: 'step', name: `page ${number}` })
    await processPage({ library, document, number, task, emit })
  }
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
): Promise<PDFiumDocument | null> {
  let isLocked = false
  for (const bytes of candidates) {
    try {
      const document = await library.loadDocument(bytes)
      if (document.getPageCount() > 0) return document
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
  emit: Emit
}

async function processPage({ library, document, number, task, emit }: PageJob): Promise<void> {
  const page = document.getPage(number - 1)
  const { scale, width, height } = sizeOf(page)
  // Before it is drawn, which closes it.
  const text = textOfPage(library, page, { width, height })
  const { data } = await page.render({ scale, render: 'bitmap', renderFormFields: true })
  const raw = sharp(data, { raw: { width, height, channels: 4 } }).removeAlpha()
  if (text.plain.replace(/\s/g, '').length < MIN_CHARS && mayRead(task, number)) {
    const flat = await raw.grayscale().raw().toBuffer()
    const read = await readPicture({ data: flat, width, height }, { isPhoto: false, mayRead: true, emit })
    // A page that is empty, or whose few words are all there is, stays as it was drawn.
    if (read.plain.replace(/\s/g, '').length > text.plain.length) {
      await savePage(task, emit, { ...read, number })
      return
    }
  }
  await savePage(task, emit, {
    ...text,
    number,
    width,
    height,
    source: 'text',
    confidence: null,
    metrics: { sharpness: null, brightness: null, lines: 0, edgeLines: 0 },
    picture: pageWriter(raw),
  })
}

function mayRead(task: IntakeTask, number: number): boolean {
  return number <= INTAKE_CAPS.ocrPages && number !== task.unreadPage
}

/** The picture's size at 200 dpi, less for a page that is very large. */
function sizeOf(page: PDFiumPage): { scale: number; width: number; height: number } {
  const { originalWidth, originalHeight } = page.getOriginalSize()
  const [wide, high] = [Math.floor(originalWidth), Math.floor(originalHeight)]
  const scale = Math.min(
    DPI / POINTS_PER_INCH,
    Math.sqrt(MAX_RENDERED_PIXELS / (Math.max(1, wide) * Math.max(1, high))),
  )
  return { scale, width: Math.floor(wide * scale), height: Math.floor(high * scale) }
}
