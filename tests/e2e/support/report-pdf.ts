import { PDFDocument, StandardFonts } from 'pdf-lib'

/** A radiology report as a portal gives it: one page of text in a real PDF. */
export async function reportPdf(lines: readonly string[]): Promise<Buffer> {
  const document = await PDFDocument.create()
  const page = document.addPage([612, 792])
  const font = await document.embedFont(StandardFonts.Helvetica)
  for (const [index, line] of lines.entries()) {
    page.drawText(line, { x: 56, y: 730 - index * 20, size: 11, font })
  }
  return Buffer.from(await document.save())
}
