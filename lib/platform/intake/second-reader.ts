import { createRequire } from 'node:module'
import path from 'node:path'
import { INTAKE_CAPS, Refusal } from './protocol.ts'

const root = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
const MAX_CHARS = 2_000_000
const MAX_PAGE_CHARS = 200_000

export type SecondReader = {
  pageCount: number
  /** The text of a page, counted from 1; empty when it finds none. */
  textOf(number: number): Promise<string>
}

/**
 * Opens a PDF with a reader that is good at damaged files, for those that the first one cannot open or draw. It draws
 * nothing here: whoever asks sets the text as pages. Null when it cannot open it either.
 */
export async function openAgain(input: Uint8Array): Promise<SecondReader | null> {
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
  const document = await task.promise.catch(() => null)
  if (!document) {
    await task.destroy()
    return null
  }
  const { numPages: pageCount } = document
  return {
    pageCount,
    async textOf(number) {
      if (number > pageCount) return ''
      try {
        const page = await document.getPage(number)
        const { items } = await page.getTextContent()
        const parts = items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : ''))
        return parts.join('').trim().slice(0, MAX_PAGE_CHARS)
      } catch {
        // This page is damaged for it, too.
        return ''
      }
    },
  }
}

/** All its text, page after page; null when it finds none. */
export async function readAgain(input: Uint8Array): Promise<string | null> {
  const reader = await openAgain(input)
  if (!reader) return null
  if (reader.pageCount > INTAKE_CAPS.pages) throw new Refusal('TOO_MANY_PAGES')
  let text = ''
  for (let number = 1; number <= reader.pageCount && text.length < MAX_CHARS; number += 1)
    text += `${await reader.textOf(number)}\n\n`
  return text.trim() === '' ? null : text.trim()
}
