import { PDFiumLibrary } from '@hyzyla/pdfium'
import sharp, { type Sharp } from 'sharp'
import { textPdf, wrapLines } from '@/lib/platform/intake/text-pdf'

/** A made-up report, as a hospital's portal prints it. */
export const REPORT_TEXT = `EXAMPLE HOSPITAL - DEPARTMENT OF RADIOLOGY

Patient: Jane Example          DOB: 03/04/1961
Exam: MRI LUMBAR SPINE WITHOUT CONTRAST

CLINICAL HISTORY: Low back pain for six weeks, worse on the left side.

TECHNIQUE: Sagittal T1 and T2 weighted images and axial T2 weighted images
were obtained without contrast.

COMPARISON: None.

FINDINGS:
Alignment is normal. Vertebral body heights are preserved. The conus ends at
the level of L1 and has normal signal.
At L3-L4 there is mild facet arthropathy without stenosis.
At L4-L5 there is a disc bulge to the left with contact of the nerve root.
At L5-S1 the disc is normal in height and signal.
No fracture is seen. There is no mass in the paraspinal soft tissues.

IMPRESSION:
1. Disc bulge at L4-L5 on the left with contact of the nerve root.
2. No fracture and no central canal stenosis.

Electronically signed by Alex Reader, MD
Page 1 of 1`

export const reportPdf = (text = REPORT_TEXT): Buffer => textPdf(wrapLines(text))

/** The first page of a report's text as a gray picture. */
export async function reportPicture(text = REPORT_TEXT, dpi = 200): Promise<Sharp> {
  const library = await PDFiumLibrary.init()
  try {
    const document = await library.loadDocument(reportPdf(text))
    const { data, width, height } = await document.getPage(0).render({ scale: dpi / 72, render: 'bitmap' })
    const gray = await sharp(data, { raw: { width, height, channels: 4 } })
      .removeAlpha()
      .grayscale()
      .raw()
      .toBuffer()
    return sharp(gray, { raw: { width, height, channels: 1 } })
  } finally {
    library.destroy()
  }
}

/**
 * The page as a phone sees it on a table: turned a little, lit from one side, slightly soft, with noise.
 * @param light how bright the dark side is, 0 to 1
 */
export async function reportPhoto({
  degrees = 4,
  light = 0.45,
  blur = 0.6,
  quarter = 0,
  text = REPORT_TEXT,
} = {}) {
  const turned = (await reportPicture(text)).rotate(degrees, { background: '#6a5a4a' })
  const table = await turned.png().toBuffer()
  const { width, height } = await sharp(table).metadata()
  const shade = new Uint8Array(width * height)
  let seed = 1
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      const lit = light + (1 - light) * (x / width) * (1 - 0.3 * (y / height))
      shade[y * width + x] = Math.max(0, Math.min(255, lit * 255 + ((seed >> 16) % 12) - 6))
    }
  }
  const lit = await sharp(table)
    .grayscale()
    .composite([{ input: Buffer.from(shade), raw: { width, height, channels: 1 }, blend: 'multiply' }])
    .png()
    .toBuffer()
  const soft = blur > 0 ? await sharp(lit).blur(blur).png().toBuffer() : lit
  return sharp(soft).rotate(quarter).jpeg({ quality: 85 }).toBuffer()
}
