import { PDFiumLibrary } from '@hyzyla/pdfium'
import sharp from 'sharp'
import type { Emit } from './emit.ts'
import { pageWriter, savePage } from './pages.ts'
import { textOfPage } from './pdf-text.ts'
import { INTAKE_CAPS, type IntakeTask, Refusal } from './protocol.ts'
import { LINES_PER_PAGE, PAGE_HEIGHT, PAGE_WIDTH, textPdf, wrapLines } from './text-pdf.ts'

const SCALE = 200 / 72

/**
 * Sets typed text as pages. The pictures are drawn by pdfium, which brings its own fonts: a machine without any
 * would draw nothing.
 */
export async function processTyped(text: string, task: IntakeTask, emit: Emit): Promise<void> {
  const lines = wrapLines(text)
  const pageCount = Math.ceil(lines.length / LINES_PER_PAGE)
  if (pageCount > INTAKE_CAPS.pages) throw new Refusal('TOO_MANY_PAGES')
  emit({ type: 'opened', pageCount })
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(textPdf(lines))
  for (let number = task.fromPage ?? 1; number <= pageCount; number += 1) {
    emit({ type: 'step', name: `page ${number}` })
    const page = document.getPage(number - 1)
    const size = { width: Math.floor(PAGE_WIDTH * SCALE), height: Math.floor(PAGE_HEIGHT * SCALE) }
    // Before it is drawn, which closes it.
    const { words } = textOfPage(library, page, size)
    const { data, width, height } = await page.render({ scale: SCALE, render: 'bitmap' })
    const own = lines.slice((number - 1) * LINES_PER_PAGE, number * LINES_PER_PAGE)
    await savePage(task, emit, {
      number,
      width,
      height,
      source: 'typed',
      confidence: null,
      // As it was typed, with the letters that the drawn page cannot show.
      plain: own.join('\n').trim(),
      words,
      metrics: { sharpness: null, brightness: null, lines: own.length, edgeLines: 0 },
      picture: pageWriter(sharp(data, { raw: { width, height, channels: 4 } }).removeAlpha()),
    })
  }
}
