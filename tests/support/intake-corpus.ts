import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { deflateSync } from 'node:zlib'
import { PDFDocument } from 'pdf-lib'
import sharp from 'sharp'
import type { FileCheck } from '@/scripts/check-report-file'
import { movingPng, pngBomb } from './make-png'
import { makeDocx, makeZip } from './make-zip'
import { REPORT_TEXT, reportPdf, reportPhoto, reportPicture } from './render-report'

/** The harmless file that every virus scanner finds; in two parts, so that it does not find this one. */
export const EICAR = Buffer.from(`X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-${'ANTIVIRUS-TEST-FILE!$H+H*'}`)

export type CorpusFile = {
  /** As somebody would send it. */
  name: string
  bytes: Buffer
  verdict: FileCheck['verdict']
  code?: string
  /** Among the warnings, without page numbers. */
  warning?: string
  pages?: number
}

/** Small files of every kind that people and attackers send, with what must become of each. Made anew each time. */
export async function intakeCorpus(): Promise<CorpusFile[]> {
  return [...readable(), ...(await pictures()), ...(await locked()), ...damaged(), ...bombs(), ...foreign()]
}

function readable(): CorpusFile[] {
  const latin1 = Buffer.from(REPORT_TEXT.replace('pain', 'p\xe9in'), 'latin1')
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(REPORT_TEXT, 'utf16le')])
  const other = REPORT_TEXT.replace('Jane Example', 'Mary Miller').replace('03/04/1961', '05/06/1972')
  const invoice =
    'Dear customer,\nyour invoice of 12 May is now overdue. Please pay 300 dollars within ten days.\nKind regards'
  return [
    { name: 'good.pdf', bytes: reportPdf(), verdict: 'accepted', pages: 1 },
    { name: 'really-a-pdf.jpg', bytes: reportPdf(), verdict: 'accepted' },
    { name: 'report.docx', bytes: makeDocx(REPORT_TEXT), verdict: 'accepted', pages: 1 },
    { name: 'report.txt', bytes: Buffer.from(REPORT_TEXT), verdict: 'accepted' },
    { name: 'utf-16.txt', bytes: utf16, verdict: 'accepted' },
    { name: 'windows-1252.txt', bytes: latin1, verdict: 'accepted' },
    { name: '-rf $(id) ;"quoted\'.pdf', bytes: reportPdf(), verdict: 'accepted' },
    { name: '\u202efdp.exe', bytes: reportPdf(), verdict: 'accepted' },
    {
      name: 'before.pdf',
      bytes: Buffer.concat([Buffer.from('received\r\n'), reportPdf()]),
      verdict: 'accepted',
    },
    { name: 'invoice.pdf', bytes: reportPdf(invoice), verdict: 'warned', warning: 'not_a_report' },
    {
      name: 'first-page-only.pdf',
      bytes: reportPdf(REPORT_TEXT.replace('Page 1 of 1', 'Page 1 of 3')),
      verdict: 'warned',
      warning: 'missing_pages',
    },
    {
      name: 'no-findings.pdf',
      bytes: reportPdf(REPORT_TEXT.slice(0, REPORT_TEXT.indexOf('FINDINGS'))),
      verdict: 'warned',
      warning: 'no_findings',
    },
    {
      name: 'two-patients.pdf',
      bytes: reportPdf(`${REPORT_TEXT}${'\n'.repeat(40)}${other}`),
      verdict: 'warned',
      warning: 'several_patients',
    },
  ]
}

/** What cannot be read is tried four ways up: a few lines show as much as a whole page, in a fraction of the time. */
const FEW_LINES = REPORT_TEXT.slice(0, REPORT_TEXT.indexOf('TECHNIQUE'))

async function pictures(): Promise<CorpusFile[]> {
  const heic = fs.readFileSync(path.join(import.meta.dirname, '../fixtures/intake/photo.heic'))
  const scan = await PDFDocument.create()
  const png = await (await reportPicture()).png().toBuffer()
  const page = scan.addPage([612, 792])
  page.drawImage(await scan.embedPng(png), { x: 0, y: 0, width: 612, height: 792 })
  const skewed = await sharp(await reportPhoto({ degrees: -5, quarter: 180, light: 0.25 }))
    .withExif({ IFD0: { Make: 'Phone' }, IFD3: { GPSLatitude: '1/1 2/1 3/1' } })
    .jpeg()
    .toBuffer()
  return [
    { name: 'scan.pdf', bytes: Buffer.from(await scan.save()), verdict: 'accepted', pages: 1 },
    { name: 'dim, skewed, upside down.jpg', bytes: skewed, verdict: 'accepted' },
    { name: 'photo.heic', bytes: heic, verdict: 'accepted' },
    { name: 'moving.png', bytes: movingPng(png), verdict: 'accepted', pages: 1 },
    {
      name: 'fax.docx',
      bytes: makeDocx('', [{ name: 'word/media/fax.tif', bytes: await sharp(png).tiff().toBuffer() }]),
      verdict: 'accepted',
      pages: 1,
    },
    {
      name: 'one-broken-scan.docx',
      bytes: makeDocx('', [
        { name: 'word/media/a.png', bytes: noise('\x89PNG\r\n\x1a\n') },
        { name: 'word/media/b.png', bytes: png },
      ]),
      verdict: 'warned',
      warning: 'page 1: page_lost',
      pages: 2,
    },
    {
      name: 'blurred.jpg',
      bytes: await reportPhoto({ blur: 6, text: FEW_LINES }),
      verdict: 'warned',
      warning: 'blurred',
    },
    {
      name: 'night.jpg',
      bytes: await sharp(await reportPhoto({ blur: 3, text: FEW_LINES }))
        .linear(0.12, 0)
        .jpeg({ quality: 60 })
        .toBuffer(),
      verdict: 'warned',
      warning: 'dark',
    },
    {
      name: 'cut.png',
      bytes: await (await reportPicture())
        .extract({ left: 420, top: 100, width: 700, height: 1500 })
        .png()
        .toBuffer(),
      verdict: 'warned',
      warning: 'cut_edges',
    },
  ]
}

async function locked(): Promise<CorpusFile[]> {
  return [
    { name: 'locked.pdf', bytes: encryptedPdf('secret'), verdict: 'needs_password' },
    { name: 'no-printing.pdf', bytes: encryptedPdf(''), verdict: 'accepted', pages: 1 },
    { name: 'active.pdf', bytes: await activePdf(), verdict: 'accepted', pages: 1 },
  ]
}

/** A locked report, by the qpdf that the product uses too. */
export function encryptedPdf(password: string): Buffer {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'corpus-'))
  try {
    fs.writeFileSync(path.join(dir, 'in.pdf'), reportPdf())
    const script = path.join(import.meta.dirname, 'encrypt-pdf.mjs')
    execFileSync(process.execPath, [script, dir, password])
    return fs.readFileSync(path.join(dir, 'out.pdf'))
  } finally {
    fs.rmSync(dir, { recursive: true, force: true })
  }
}

/** Runs a script when opened, starts a program, and brings a file along. */
export async function activePdf(): Promise<Buffer> {
  const actions =
    '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> /AA << /WC << /S /Launch /F (cmd.exe) >> >> ' +
    '/Names << /EmbeddedFiles << /Names [(a.exe) << /Type /Filespec /F (a.exe) >>] >> >>'
  const text = reportPdf().toString('latin1').replace('/Type /Catalog', `/Type /Catalog ${actions}`)
  // Writes its table of places anew.
  const document = await PDFDocument.load(Buffer.from(text, 'latin1'))
  return Buffer.from(await document.save({ useObjectStreams: false }))
}

function damaged(): CorpusFile[] {
  const pdf = reportPdf()
  const openTrailer = Buffer.from(
    pdf.toString('latin1').replace(/>>\nstartxref[\s\S]*$/, '/ID [(unclosed'),
    'latin1',
  )
  const brokenPng = noise('\x89PNG\r\n\x1a\n')
  const holes = Buffer.from(pdf.toString('latin1').replace(/xref[\s\S]*$/, ''), 'latin1')
  return [
    { name: 'no-table.pdf', bytes: holes, verdict: 'accepted' },
    // Only the second reader makes something of them.
    { name: 'open-trailer.pdf', bytes: openTrailer, verdict: 'accepted', pages: 1 },
    { name: 'drawn-empty.pdf', bytes: brokenPicture(pdf), verdict: 'accepted', pages: 1 },
    {
      name: 'nothing-on-it.pdf',
      bytes: reportPdf(' '),
      verdict: 'warned',
      warning: 'not_a_report',
      pages: 1,
    },
    { name: 'header-only.pdf', bytes: Buffer.from('%PDF-1.7\n'), verdict: 'blocked', code: 'UNREADABLE' },
    { name: 'noise.pdf', bytes: noise('%PDF-1.4\n'), verdict: 'blocked', code: 'UNREADABLE' },
    { name: 'noise.jpg', bytes: noise('\xff\xd8\xff\xe0'), verdict: 'blocked', code: 'UNREADABLE' },
    {
      name: 'broken-pictures.docx',
      bytes: makeDocx(REPORT_TEXT, [
        { name: 'word/media/a.png', bytes: brokenPng },
        { name: 'word/media/b.jpg', bytes: noise('\xff\xd8\xff\xe0'), isCut: true },
      ]),
      verdict: 'warned',
      warning: 'page 2: page_lost page 3: page_lost',
      pages: 3,
    },
    {
      name: 'only-a-broken-picture.docx',
      bytes: makeDocx('', [{ name: 'word/media/a.png', bytes: brokenPng }]),
      verdict: 'blocked',
      code: 'UNREADABLE',
    },
    {
      name: 'half.docx',
      bytes: makeDocx(REPORT_TEXT).subarray(0, 700),
      verdict: 'blocked',
      code: 'UNREADABLE',
    },
    { name: 'empty.pdf', bytes: Buffer.alloc(0), verdict: 'blocked', code: 'EMPTY' },
    { name: 'spaces.txt', bytes: Buffer.from('  \n\n '), verdict: 'blocked', code: 'EMPTY' },
  ]
}

/** A picture in the page says that it is larger than all of the page: the first reader takes the words for its pixels. */
function brokenPicture(pdf: Buffer): Buffer {
  const picture = 'q 20 0 0 20 500 700 cm BI /W 400 /H 400 /CS /RGB /BPC 8 ID abc EI Q\n'
  const broken = pdf
    .toString('latin1')
    .replace(/\/Length (\d+)/, (_, length) => `/Length ${Number(length) + picture.length}`)
    .replace('stream\nBT', `stream\n${picture}BT`)
  return Buffer.from(broken, 'latin1')
}

function noise(start: string): Buffer {
  const bytes = Buffer.alloc(20_000)
  let seed = 7
  for (let at = 0; at < bytes.length; at += 1) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    bytes[at] = seed >> 16
  }
  return Buffer.concat([Buffer.from(start, 'latin1'), bytes])
}

function bombs(): CorpusFile[] {
  const zeros = Buffer.alloc(120 * 1024 ** 2)
  const entities = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]>'
  const lines = Array.from({ length: 201 * 50 }, () => 'FINDINGS: normal.').join('\n')
  const tooLarge = { verdict: 'blocked', code: 'UNPACKS_TOO_LARGE' } as const
  return [
    { name: '30000.png', bytes: pngBomb(30_000), verdict: 'blocked', code: 'TOO_MANY_PIXELS' },
    { name: '201-pages.pdf', bytes: reportPdf(lines), verdict: 'blocked', code: 'TOO_MANY_PAGES' },
    { name: 'wide-page.pdf', bytes: widePdf(), verdict: 'accepted' },
    { name: 'stream-bomb.pdf', bytes: streamBomb(), verdict: 'blocked', code: 'UNREADABLE' },
    {
      name: 'bomb.docx',
      bytes: makeDocx(REPORT_TEXT, [{ name: 'word/media/a.png', bytes: zeros }]),
      ...tooLarge,
    },
    {
      name: 'lying.docx',
      bytes: makeDocx(REPORT_TEXT, [{ name: 'word/media/a.png', bytes: zeros, declaredBytes: 100 }]),
      ...tooLarge,
    },
    {
      name: 'entities.docx',
      bytes: makeDocx(REPORT_TEXT, [{ name: 'word/styles.xml', bytes: Buffer.from(entities) }]),
      ...tooLarge,
    },
  ]
}

function widePdf(): Buffer {
  return Buffer.from(reportPdf().toString('latin1').replace('[0 0 612 792]', '[0 0 9999 9999]'), 'latin1')
}

/** Drawing orders that unpack to 240 MB. */
function streamBomb(): Buffer {
  const orders = deflateSync(Buffer.alloc(240 * 1024 ** 2, '0 0 1 1 re f\n'), { level: 9 })
  const head =
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n'
  const page = '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R>>endobj\n'
  const stream = `4 0 obj<</Length ${orders.length}/Filter/FlateDecode>>stream\n`
  const end = '\nendstream endobj\ntrailer<</Root 1 0 R>>'
  return Buffer.concat([Buffer.from(head + page + stream), orders, Buffer.from(end)])
}

function foreign(): CorpusFile[] {
  const macros = [{ name: 'word/vbaProject.bin', bytes: Buffer.from('macro') }]
  const infected = [{ name: 'word/media/a.bin', bytes: EICAR, isStored: true }]
  const wrong = { verdict: 'blocked', code: 'WRONG_KIND' } as const
  return [
    { name: 'page.pdf', bytes: Buffer.from('<!doctype html><script>alert(1)</script>'), ...wrong },
    { name: 'drawing.png', bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), ...wrong },
    { name: 'program.pdf', bytes: Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), ...wrong },
    { name: 'pictures.zip', bytes: makeZip([{ name: 'a.txt', bytes: Buffer.from('a') }]), ...wrong },
    { name: 'virus.zip', bytes: makeZip([{ name: 'eicar.com', bytes: EICAR, isStored: true }]), ...wrong },
    { name: 'gif-and-pdf.pdf', bytes: Buffer.concat([Buffer.from('GIF89a'), reportPdf()]), ...wrong },
    { name: 'macros.docx', bytes: makeDocx(REPORT_TEXT, macros), verdict: 'blocked', code: 'HAS_MACROS' },
    { name: 'virus.docx', bytes: makeDocx(REPORT_TEXT, infected), verdict: 'blocked', code: 'INFECTED' },
  ]
}
