import { PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from 'pdf-lib'

export type PdfBlock = { kind: 'title' | 'heading' | 'text' | 'item' | 'small'; text: string }

const [WIDTH, HEIGHT] = [612, 792]
const MARGIN = 54
const LOOKS = {
  title: { size: 1.7, gap: 0.3, bold: true },
  heading: { size: 1.2, gap: 0.9, bold: true },
  text: { size: 1, gap: 0.35, bold: false },
  item: { size: 1, gap: 0.25, bold: false },
  small: { size: 0.8, gap: 0.8, bold: false },
} as const satisfies Record<PdfBlock['kind'], { size: number; gap: number; bold: boolean }>

type Fonts = { plain: PDFFont; bold: PDFFont }
type Line = { text: string; size: number; font: PDFFont; x: number; before: number }

/**
 * Sets text as a PDF, letter size. On one page when asked: the type gets smaller until all fits, down to 6 points;
 * what does not fit then is left out, and `overflow` says so in its place.
 */
export async function textPdf(
  blocks: readonly PdfBlock[],
  options: { title: string; onePage?: { overflow: string } },
): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  pdf.setTitle(options.title)
  const fonts = {
    plain: await pdf.embedFont(StandardFonts.Helvetica),
    bold: await pdf.embedFont(StandardFonts.HelveticaBold),
  }
  if (!options.onePage) draw(pdf, linesOf(blocks, 12, fonts))
  else drawOnePage(pdf, blocks, fonts, options.onePage.overflow)
  return pdf.save()
}

function drawOnePage(pdf: PDFDocument, blocks: readonly PdfBlock[], fonts: Fonts, overflow: string): void {
  const sizes = [12, 11, 10, 9, 8, 7, 6]
  const fitting = sizes.map((size) => linesOf(blocks, size, fonts)).find((lines) => heightOf(lines) <= room())
  if (fitting) {
    draw(pdf, fitting)
    return
  }
  const last = linesOf([{ kind: 'small', text: overflow }], 6, fonts)
  const lines = linesOf(blocks, 6, fonts)
  while (heightOf([...lines, ...last]) > room()) lines.pop()
  draw(pdf, [...lines, ...last])
}

const room = () => HEIGHT - 2 * MARGIN
const heightOf = (lines: readonly Line[]) =>
  lines.reduce((sum, { size, before }) => sum + before + size * 1.35, 0)

function draw(pdf: PDFDocument, lines: readonly Line[]): void {
  let page: PDFPage | undefined
  let y = 0
  for (const { text, size, font, x, before } of lines) {
    if (!page || y - before - size * 1.35 < MARGIN) {
      page = pdf.addPage([WIDTH, HEIGHT])
      y = HEIGHT - MARGIN
    } else y -= before
    y -= size * 1.35
    page.drawText(text, { x, y, size, font, color: rgb(0.1, 0.12, 0.12) })
  }
}

function linesOf(blocks: readonly PdfBlock[], base: number, fonts: Fonts): Line[] {
  return blocks.flatMap(({ kind, text }) => {
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

/** The PDF's built-in faces know Western letters only: others lose their marks, or become a question mark. */
function printable(text: string, font: PDFFont): string {
  const known = new Set(font.getCharacterSet())
  return [...text.replace(/[\s\u00a0]+/g, ' ').replace(/\p{Cc}/gu, '')]
    .map((letter) => {
      if (known.has(letter.codePointAt(0) ?? 0)) return letter
      const [bare = ''] = letter.normalize('NFKD')
      return known.has(bare.codePointAt(0) ?? 0) ? bare : '?'
    })
    .join('')
}
