import type { PDFiumLibrary, PDFiumPage } from '@hyzyla/pdfium'
import { INTAKE_CAPS, type IntakeWord } from './protocol.ts'

/** The part of pdfium's own functions that the package has no method for. */
type Pdfium = {
  HEAPF64: Float64Array
  HEAP32: Int32Array
  wasmExports: { malloc(bytes: number): number; free(pointer: number): void }
  _FPDFText_LoadPage(page: number): number
  _FPDFText_ClosePage(text: number): void
  _FPDFText_CountChars(text: number): number
  _FPDFText_GetUnicode(text: number, index: number): number
  _FPDFText_GetCharBox(text: number, index: number, l: number, r: number, b: number, t: number): number
  _FPDF_PageToDevice(
    page: number,
    ...place: [number, number, number, number, number, number, number, number, number]
  ): number
}

export type PageWords = {
  plain: string
  words: IntakeWord[]
  /** Whether that is all; else both end with the same word. */
  isWhole: boolean
}

/** The text of a page and where on its picture each word stands. */
export function textOfPage(
  library: PDFiumLibrary,
  page: PDFiumPage,
  size: { width: number; height: number },
): PageWords {
  // The package keeps both to itself and gives no other way to the places of characters.
  // biome-ignore lint/complexity/useLiteralKeys: private members can only be reached like this
  const pdfium = library['module'] as unknown as Pdfium
  // biome-ignore lint/complexity/useLiteralKeys: as above
  const handle = page['pageIdx'] as number
  const text = pdfium._FPDFText_LoadPage(handle)
  if (text === 0) return { plain: '', words: [], isWhole: true }
  const memory = pdfium.wasmExports.malloc(64)
  try {
    return readChars(pdfium, { text, handle, memory, size })
  } finally {
    pdfium.wasmExports.free(memory)
    pdfium._FPDFText_ClosePage(text)
  }
}

type Reading = {
  text: number
  handle: number
  memory: number
  size: { width: number; height: number }
}
type Box = { left: number; right: number; top: number; bottom: number }

function readChars(pdfium: Pdfium, reading: Reading): PageWords {
  const count = pdfium._FPDFText_CountChars(reading.text)
  const words: IntakeWord[] = []
  let plain = ''
  let word = ''
  let box: Box | null = null
  const endWord = () => {
    if (word !== '' && box) words.push(toWord(word, box))
    word = ''
    box = null
  }
  for (let index = 0; index < count; index += 1) {
    const char = charOf(pdfium._FPDFText_GetUnicode(reading.text, index))
    if (plain.length + char.length > INTAKE_CAPS.charsPerPage || words.length === INTAKE_CAPS.wordsPerPage) {
      return { plain: wholeWords(plain, word), words, isWhole: false }
    }
    plain += char
    if (char.trim() === '') {
      endWord()
      continue
    }
    if (word.length + char.length > INTAKE_CAPS.charsPerWord) endWord()
    word += char
    box = around(box, charBox(pdfium, reading, index))
  }
  endWord()
  return { plain: tidy(plain), words, isWhole: true }
}

/** Without the word that was begun: what is hidden later is looked for among the words. */
function wholeWords(plain: string, begun: string): string {
  return tidy(plain.slice(0, plain.length - begun.length))
}

function tidy(plain: string): string {
  return plain.replace(/\r\n?/g, '\n').trim()
}

/** pdfium marks a hyphen at a line's end by 2 or U+FFFE, and what it cannot tell by 0. */
function charOf(code: number): string {
  if (code === 2 || code === 0xfffe) return '-'
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return ''
  return String.fromCodePoint(code)
}

function charBox(pdfium: Pdfium, { text, handle, memory, size }: Reading, index: number): Box | null {
  const [l, r, b, t] = [memory, memory + 8, memory + 16, memory + 24]
  if (!pdfium._FPDFText_GetCharBox(text, index, l, r, b, t)) return null
  const at = memory / 8
  const [left = 0, right = 0, bottom = 0, top = 0] = pdfium.HEAPF64.subarray(at, at + 4)
  const first = toDevice(pdfium, { handle, memory, size }, left, top)
  const second = toDevice(pdfium, { handle, memory, size }, right, bottom)
  return {
    left: Math.min(first.x, second.x),
    right: Math.max(first.x, second.x),
    top: Math.min(first.y, second.y),
    bottom: Math.max(first.y, second.y),
  }
}

/** From points in the page to pixels in its picture, its rotation and crop included. */
function toDevice(
  pdfium: Pdfium,
  { handle, memory, size }: Omit<Reading, 'text'>,
  x: number,
  y: number,
): { x: number; y: number } {
  const [outX, outY] = [memory + 40, memory + 44]
  pdfium._FPDF_PageToDevice(handle, 0, 0, size.width, size.height, 0, x, y, outX, outY)
  return { x: pdfium.HEAP32[outX / 4] ?? 0, y: pdfium.HEAP32[outY / 4] ?? 0 }
}

function around(box: Box | null, other: Box | null): Box | null {
  if (!box || !other) return box ?? other
  return {
    left: Math.min(box.left, other.left),
    right: Math.max(box.right, other.right),
    top: Math.min(box.top, other.top),
    bottom: Math.max(box.bottom, other.bottom),
  }
}

function toWord(text: string, { left, right, top, bottom }: Box): IntakeWord {
  return { text, x: left, y: top, w: right - left, h: bottom - top }
}
