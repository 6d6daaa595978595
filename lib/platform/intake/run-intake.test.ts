import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { expect, it } from 'vitest'
import { REPORT_TEXT } from '@/tests/support/render-report'
import { INTAKE_CAPS } from './protocol'
import { INTAKE_LIMITS, type IntakePage, runIntake, writeInput } from './run-intake'
import { textPdf, wrapLines } from './text-pdf'

/** Its page says all of the report, and has drawings in drawings, ten to the power of nine in all. */
function endlessPdf(): Buffer {
  const levels = 9
  const forms = Array.from({ length: levels }, (_, level) => {
    const isLast = level === levels - 1
    const body = isLast ? '0 0 5 5 re f' : '/X Do '.repeat(10)
    const inner = isLast ? '' : `/Resources << /XObject << /X ${21 + level} 0 R >> >>`
    return `${20 + level} 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 600 600] ${inner} /Length ${body.length} >>
stream\n${body}\nendstream\nendobj\n`
  })
  const pdf = textPdf(wrapLines(REPORT_TEXT)).toString('latin1')
  const made = pdf
    .replace('/Font <<', '/XObject << /X 20 0 R >> /Font <<')
    .replace(/\/Length (\d+)/, (_, length) => `/Length ${Number(length) + 6}`)
    .replace('\nET\nendstream', '\nET\n/X Do\nendstream')
    .replace('xref\n', `${forms.join('')}xref\n`)
  return Buffer.from(made, 'latin1')
}

async function pagesOf(pdf: Buffer, limits = INTAKE_LIMITS) {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'run-intake-'))
  const pages: IntakePage[] = []
  try {
    await writeInput(
      dir,
      (async function* () {
        yield pdf
      })(),
    )
    const outcome = await runIntake({
      dir,
      mediaType: 'application/pdf',
      limits,
      onPage: async (page) => {
        pages.push(page)
      },
    })
    return { outcome, pages }
  } finally {
    fs.rmSync(dir, { recursive: true, force: true })
  }
}

it('sets the text of a page that nobody can draw', { timeout: 240_000 }, async () => {
  const { outcome, pages } = await pagesOf(endlessPdf(), { ...INTAKE_LIMITS, stepMs: 800 })
  expect(outcome).toMatchObject({ ok: true, value: { pageCount: 1, lostPages: [] } })
  expect(pages).toMatchObject([{ number: 1, source: 'typed' }])
  expect(pages[0]?.plain).toContain('Disc bulge at L4-L5 on the left')
})

/** Pages of many lines on a small sheet: most of the text lies beside what is drawn, and is found all the same. */
function wordyPdf(lines: readonly string[], linesPerPage: number): Buffer {
  const pdf = textPdf(lines, linesPerPage).toString('latin1')
  return Buffer.from(
    pdf.replace(/\/MediaBox \[[^\]]*\]/g, (box) => '/MediaBox [0 0 99 99]'.padEnd(box.length)),
    'latin1',
  )
}

it('takes of a page, and of a file, as much text as a report can have', { timeout: 240_000 }, async () => {
  const lines = Array.from({ length: 27 * 500 }, (_, line) => `line ${line} ${'wo '.repeat(7)}`.trimEnd())
  const { outcome, pages } = await pagesOf(wordyPdf(lines, 500))
  expect(outcome).toMatchObject({ ok: true, value: { pageCount: 27, lostPages: [] } })
  const [first] = pages
  expect(first?.words).toHaveLength(INTAKE_CAPS.wordsPerPage)
  expect(first?.plain.split(/\s+/)).toEqual(first?.words.map(({ text }) => text))
  expect(first).toMatchObject({ source: 'ocr', confidence: 0 })
  const [full, bare] = [pages.slice(0, 25), pages.slice(25)]
  expect(full.every(({ plain }) => plain.length > 10_000)).toBe(true)
  expect(bare.map(({ plain, words, picture }) => [plain, words, picture.length > 0])).toEqual([
    ['', [], true],
    ['', [], true],
  ])
})

it('fits a page that is very long, wide or thin into its picture', { timeout: 240_000 }, async () => {
  const document = await PDFDocument.create()
  const sizes = [
    [72, 14_000],
    [14_000, 72],
    [0.5, 14_000],
  ] as const
  for (const [width, height] of sizes) {
    const page = document.addPage([width, height])
    page.drawText('FINDINGS: No fracture.', { x: 1, y: height / 2, size: 5 })
  }
  const { outcome, pages } = await pagesOf(Buffer.from(await document.save()))
  expect(outcome).toMatchObject({ ok: true, value: { pageCount: 3, lostPages: [] } })
  const sides = pages.map(({ width, height }) => [width, height])
  expect(sides).toEqual([
    [84, 16_383],
    [16_383, 84],
    [1, 16_383],
  ])
  for (const { source, plain } of pages.slice(0, 2))
    expect([source, plain]).toEqual(['text', 'FINDINGS: No fracture.'])
})

it('cuts a run of letters that has no end', { timeout: 240_000 }, async () => {
  const { outcome, pages } = await pagesOf(wordyPdf(['a'.repeat(2_100)], 50))
  expect(outcome).toMatchObject({ ok: true, value: { pageCount: 1, lostPages: [] } })
  expect(pages[0]?.plain).toHaveLength(2_100)
  expect(pages[0]?.words.map(({ text }) => text.length)).toEqual([500, 500, 500, 500, 100])
})

it('strips what acts beside an array that is very long', { timeout: 240_000 }, async () => {
  const array = `/Long [${'0 '.repeat(200_000)}]`
  const pdf = textPdf(wrapLines(REPORT_TEXT)).toString('latin1')
  const active = `/Type /Catalog ${array} /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>`
  // Writes its table of places anew.
  const document = await PDFDocument.load(Buffer.from(pdf.replace('/Type /Catalog', active), 'latin1'))
  const { outcome } = await pagesOf(Buffer.from(await document.save({ useObjectStreams: false })))
  expect(outcome).toMatchObject({ ok: true, value: { hasCleanCopy: true } })
})
