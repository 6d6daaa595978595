import { PDFiumLibrary } from '@hyzyla/pdfium'
import sharp from 'sharp'
import type { Emit } from './emit.ts'
import { pageWriter, type ReadPage, savePage } from './pages.ts'
import { textOfPage } from './pdf-text.ts'
import { INTAKE_CAPS, type IntakeTask, Refusal } from './protocol.ts'
import { LINES_PER_PAGE, textPdf, wrapLines } from './text-pdf.ts'

const SCALE = 150 / 72
const MAX_PIXELS = 8_000_000
/** On one sheet; they are small then, and what follows is text without a picture. */
const MAX_LINES = 400

/**
 * Sets typed text as pages. The pictures are drawn by pdfium, which brings its own fonts: a machine without any
 * would draw nothing.
 * @param more pages that come after them
 * @returns how many pages the text has
 */
export async function processTyped(text: string, task: IntakeTask, emit: Emit, more = 0): Promise<number> {
  const lines = wrapLines(text)
  const pageCount = Math.ceil(lines.length / LINES_PER_PAGE)
  if (pageCount + more > INTAKE_CAPS.pages) throw new Refusal('TOO_MANY_PAGES')
  emit({ type: 'opened', pageCount: pageCount + more })
  const library = await PDFiumLibrary.init()
  for (let number = task.fromPage ?? 1; number <= pageCount; number += 1) {
    emit({ type: 'step', name: `page ${number}` })
    const own = lines.slice((number - 1) * LINES_PER_PAGE, number * LINES_PER_PAGE)
    await savePage(task, emit, { ...(await typedSheet(library, own)), number })
  }
  return pageCount
}

/** These lines as one page, longer than others when there are many. */
export async function typedSheet(
  library: PDFiumLibrary,
  lines: readonly string[],
): Promise<Omit<ReadPage, 'number'>> {
  const drawn = lines.slice(0, MAX_LINES)
  const linesPerPage = Math.max(LINES_PER_PAGE, drawn.length)
  const page = (await library.loadDocument(textPdf(drawn, linesPerPage))).getPage(0)
  const { originalWidth, originalHeight } = page.getOriginalSize()
  const scale = Math.min(SCALE, Math.sqrt(MAX_PIXELS / (originalWidth * originalHeight)))
  const size = { width: Math.floor(originalWidth * scale), height: Math.floor(originalHeight * scale) }
  // Before it is drawn, which closes it.
  const { words } = textOfPage(library, page, size)
  const { data, width, height } = await page.render({ scale, render: 'bitmap' })
  return {
    width,
    height,
    source: 'typed',
    confidence: null,
    // As it was typed, with the letters that the drawn page cannot show.
    plain: lines.join('\n').trim(),
    words,
    metrics: { sharpness: null, brightness: null, lines: lines.length, edgeLines: 0 },
    picture: pageWriter(sharp(data, { raw: { width, height, channels: 4 } }).removeAlpha()),
  }
}
