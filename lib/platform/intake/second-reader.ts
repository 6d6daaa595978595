import { createRequire } from 'node:module'
import path from 'node:path'
import { INTAKE_CAPS, Refusal } from './protocol.ts'

const root = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
const MAX_CHARS = 2_000_000

/**
 * The text of a PDF that the first reader cannot open, by another one that is good at damaged files; null when it finds
 * none either. It draws nothing here: whoever asks sets the text as pages.
 */
export async function readAgain(input: Uint8Array): Promise<string | null> {
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const task = getDocument({
    // It takes the bytes for itself.
    data: Uint8Array.from(input),
    cMapUrl: `${path.join(root, 'cmaps')}${path.sep}`,
    standardFontDataUrl: `${path.join(root, 'standard_fonts')}${path.sep}`,
    useSystemFonts: false,
    // What it says goes to the standard output, on which this process speaks of pages.
    verbosity: VerbosityLevel.ERRORS,
  })
  try {
    const document = await task.promise
    if (document.numPages > INTAKE_CAPS.pages) throw new Refusal('TOO_MANY_PAGES')
    let text = ''
    for (let number = 1; number <= document.numPages && text.length < MAX_CHARS; number += 1) {
      const page = await document.getPage(number)
      const { items } = await page.getTextContent()
      for (const item of items) if ('str' in item) text += item.hasEOL ? `${item.str}\n` : item.str
      text += '\n\n'
    }
    return text.trim() === '' ? null : text.trim()
  } catch (error) {
    if (error instanceof Refusal) throw error
    return null
  } finally {
    await task.destroy()
  }
}
