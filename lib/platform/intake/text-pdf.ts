const COLUMNS = 88
export const LINES_PER_PAGE = 50
/** US letter, in points. */
const PAGE_WIDTH = 612
const PAGE_HEIGHT = 792
const [MARGIN, LEADING, SIZE] = [60, 13.4, 9.5]

/** Text as lines of at most 88 letters, broken between words. */
export function wrapLines(text: string): string[] {
  const lines: string[] = []
  for (const line of text.replace(/\r\n?/g, '\n').replace(/\t/g, '    ').split('\n')) {
    let rest = line.replace(/[\p{Cc}\p{Co}]/gu, '').trimEnd()
    while (rest.length > COLUMNS) {
      const space = rest.lastIndexOf(' ', COLUMNS)
      const end = space > COLUMNS / 2 ? space : COLUMNS
      lines.push(rest.slice(0, end))
      rest = rest.slice(end).trimStart()
    }
    lines.push(rest)
  }
  return lines
}

/**
 * A PDF of these lines in Courier, which every reader brings; letters outside Windows-1252 show as a question mark. Its
 * pages are longer than others where more lines shall stand on one.
 */
export function textPdf(lines: readonly string[], linesPerPage = LINES_PER_PAGE): Buffer {
  const pages: string[][] = []
  for (let at = 0; at < lines.length; at += linesPerPage) pages.push(lines.slice(at, at + linesPerPage))
  const height = Math.max(PAGE_HEIGHT, Math.ceil(2 * MARGIN + linesPerPage * LEADING))
  const font = 3
  const pageIds = pages.map((_, index) => 4 + index * 2)
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pageIds.map((id) => `${id} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>',
  ]
  for (const [index, page] of pages.entries()) {
    const id = pageIds[index] ?? 0
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE_WIDTH} ${height}] /Contents ${id + 1} 0 R ` +
        `/Resources << /Font << /F1 ${font} 0 R >> >> >>`,
    )
    const shown = page.map((line) => `<${winAnsi(line).toString('hex')}> Tj T*`).join('\n')
    const body = `BT /F1 ${SIZE} Tf ${LEADING} TL ${MARGIN} ${height - MARGIN} Td\n${shown}\nET`
    objects.push(`<< /Length ${body.length} >>\nstream\n${body}\nendstream`)
  }
  return assemble(objects)
}

function assemble(objects: readonly string[]): Buffer {
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const start = file.length
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`
  file += `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(file, 'latin1')
}

/** The letters of Windows-1252 that are not where Latin 1 has them. */
const SPECIAL = new Map(
  [...'€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ'].map((letter, index) => {
    const codes = [
      128, 130, 131, 132, 133, 134, 135, 136, 137, 138, 139, 140, 142, 145, 146, 147, 148, 149, 150,
    ]
    return [letter, [...codes, 151, 152, 153, 154, 155, 156, 158, 159][index] ?? 63] as const
  }),
)

function winAnsi(line: string): Buffer {
  const codes = [...line.normalize('NFC')].map((letter) => {
    const code = letter.codePointAt(0) ?? 63
    if (code < 128 || (code >= 160 && code < 256)) return code
    return SPECIAL.get(letter) ?? 63
  })
  return Buffer.from(codes)
}
