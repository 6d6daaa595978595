import { PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from 'pdf-lib'

export type PdfBlock = { kind: 'title' | 'heading' | 'text' | 'item' | 'small'; text: string }

const [WIDTH, HEIGHT] = [612, 792]
const MARGIN = 54
const INK = rgb(0.1, 0.12, 0.12)
const LOOKS = {
  title: { size: 1.7, gap: 0.3, bold: true },
  heading: { size: 1.2, gap: 0.9, bold: true },
  text: { size: 1, gap: 0.35, bold: false },
  item: { size: 1, gap: 0.25, bold: false },
  small: { size: 0.8, gap: 0.8, bold: false },
} as const satisfies Record<PdfBlock['kind'], { size: number; gap: number; bold: boolean }>

type Fonts = { plain: PDFFont; bold: PDFFont }
/** `block` is the place of the block that a line belongs to. */
type Line = { text: string; size: number; font: PDFFont; x: number; before: number; block: number }

/** Smaller is hard to read on paper. */
const ONE_PAGE_SIZES = [12, 11.5, 11, 10.5, 10, 9.5, 9]

/** Says what a page had no room for, from the headings of what was cut. */
export type OverflowWords = (p: { headings: string[] }) => string

/**
 * Sets text as a PDF, letter size. On one page when asked: the type gets smaller until all fits, down to 9 points; then
 * what stands last is cut, and `overflow` says in its place under which headings something is missing. `lostLetters` is
 * said near the top when the PDF cannot show some of the letters.
 */
export async function textPdf(
  blocks: readonly PdfBlock[],
  options: { title: string; lostLetters: string; onePage?: { overflow: OverflowWords } },
): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  pdf.setTitle(options.title)
  const fonts = {
    plain: await pdf.embedFont(StandardFonts.Helvetica),
    bold: await pdf.embedFont(StandardFonts.HelveticaBold),
  }
  const told = blocks.some(({ text }) => losesLetters(text, fonts.plain))
    ? withNote(blocks, options.lostLetters)
    : blocks
  const lines = options.onePage
    ? linesOfOnePage(told, fonts, options.onePage.overflow)
    : linesOf(told, 12, fonts)
  draw(pdf, lines)
  numberPages(pdf, fonts.plain)
  return pdf.save()
}

function linesOfOnePage(blocks: readonly PdfBlock[], fonts: Fonts, overflow: OverflowWords): Line[] {
  let lines: Line[] = []
  for (const size of ONE_PAGE_SIZES) {
    lines = linesOf(blocks, size, fonts)
    if (heightOf(lines) <= room()) return lines
  }
  const smallest = ONE_PAGE_SIZES.at(-1) ?? 9
  for (let count = lines.length - 1; count > 0; count--) {
    const cut = lines[count]?.block ?? 0
    const note = overflow({ headings: headingsFrom(blocks, cut) })
    const page = [
      ...endOf(lines.slice(0, count), blocks, cut),
      ...linesOf([{ kind: 'text', text: note }], smallest, fonts),
    ]
    if (heightOf(page) <= room()) return page
  }
  return []
}

/** The headings that something of this block or of a later one stands under. */
function headingsFrom(blocks: readonly PdfBlock[], block: number): string[] {
  const isHeading = ({ kind }: PdfBlock) => kind === 'heading'
  const own = blocks.slice(0, block + 1).findLast(isHeading)
  return [own, ...blocks.slice(block + 1).filter(isHeading)].flatMap((each) => (each ? [each.text] : []))
}

/** Lines that end in the middle of a text say so, and none of them is a heading of nothing. */
function endOf(lines: readonly Line[], blocks: readonly PdfBlock[], cut: number): Line[] {
  const kept = [...lines]
  while (blocks[kept.at(-1)?.block ?? -1]?.kind === 'heading') kept.pop()
  const last = kept.at(-1)
  return last?.block === cut ? [...kept.slice(0, -1), { ...last, text: `${last.text} ...` }] : kept
}

const room = () => HEIGHT - 2 * MARGIN - 0.01
const heightOf = (lines: readonly Line[]) =>
  lines.reduce((sum, { size, before }) => sum + before + size * 1.35, 0)

function draw(pdf: PDFDocument, lines: readonly Line[]): void {
  let page: PDFPage | undefined
  let y = 0
  for (const [nth, { text, size, font, x, before }] of lines.entries()) {
    if (!page || y - before - heightOf(together(lines, nth)) < MARGIN) {
      page = pdf.addPage([WIDTH, HEIGHT])
      y = HEIGHT - MARGIN
    } else y -= before
    y -= size * 1.35
    page.drawText(text, { x, y, size, font, color: INK })
  }
}

/** A heading stands on the page of the first line under it. */
function together(lines: readonly Line[], nth: number): Line[] {
  const line = lines[nth]
  if (!line) return []
  const next = lines[nth + 1]
  const isHeading = line.size > (next?.size ?? line.size)
  return [{ ...line, before: 0 }, ...(isHeading && next ? [next] : [])]
}

function numberPages(pdf: PDFDocument, font: PDFFont): void {
  const pages = pdf.getPages()
  if (pages.length < 2) return
  for (const [nth, page] of pages.entries()) {
    const text = `${nth + 1} / ${pages.length}`
    const x = WIDTH - MARGIN - font.widthOfTextAtSize(text, 9)
    page.drawText(text, { x, y: MARGIN / 2, size: 9, font, color: INK })
  }
}

function linesOf(blocks: readonly PdfBlock[], base: number, fonts: Fonts): Line[] {
  return blocks.flatMap(({ kind, text }, block) => {
    const look = LOOKS[kind]
    const [size, font] = [base * look.size, look.bold ? fonts.bold : fonts.plain]
    const indent = kind === 'item' ? base * 1.2 : 0
    const wrapped = wrap(printable(text, font), font, size, WIDTH - 2 * MARGIN - indent)
    return wrapped.map((line, nth) => ({
      text: kind === 'item' && nth === 0 ? `- ${line}` : line,
      size,
      font,
      x: MARGIN + indent - (kind === 'item' && nth === 0 ? font.widthOfTextAtSize('- ', size) : 0),
      before: nth === 0 ? base * look.gap : 0,
      block,
    }))
  })
}

function wrap(text: string, font: PDFFont, size: number, width: number): string[] {
  const lines: string[] = []
  for (const word of text
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((each) => pieces(each, font, size, width))) {
    const joined = lines.length > 0 ? `${lines.at(-1)} ${word}` : word
    if (lines.length > 0 && font.widthOfTextAtSize(joined, size) <= width) lines[lines.length - 1] = joined
    else lines.push(word)
  }
  return lines
}

/** A word that is longer than a line, in parts that are not. */
function pieces(word: string, font: PDFFont, size: number, width: number): string[] {
  const parts = ['']
  for (const letter of word) {
    const last = parts.at(-1) ?? ''
    if (font.widthOfTextAtSize(last + letter, size) <= width) parts[parts.length - 1] = last + letter
    else parts.push(letter)
  }
  return parts
}

const LOST = '?'

/** The PDF's built-in faces know Western letters only: others lose their marks, or become a question mark. */
function printable(text: string, font: PDFFont): string {
  const known = new Set(font.getCharacterSet())
  return [...text.replace(/[\s\u00a0]+/g, ' ').replace(/\p{Cc}/gu, '')]
    .map((letter) => {
      if (known.has(letter.codePointAt(0) ?? 0)) return letter
      const [bare = ''] = letter.normalize('NFKD')
      return known.has(bare.codePointAt(0) ?? 0) ? bare : LOST
    })
    .join('')
}

function losesLetters(text: string, font: PDFFont): boolean {
  return count(printable(text, font), LOST) > count(text, LOST)
}

function count(text: string, letter: string): number {
  return text.split(letter).length - 1
}

/** With this under the title. */
function withNote(blocks: readonly PdfBlock[], text: string): PdfBlock[] {
  const place = blocks.findIndex(({ kind }) => kind !== 'title')
  return blocks.toSpliced(place === -1 ? blocks.length : place, 0, { kind: 'text', text })
}
