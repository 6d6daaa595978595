import { createHash } from 'node:crypto'
import { PDFDocument } from 'pdf-lib'
import sharp from 'sharp'
import { expect, it, vi } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { giveUpReport, processReport } from '@/lib/jobs/handlers/process-report'
import { scanReportFile } from '@/lib/jobs/handlers/scan-report-file'
import { db } from '@/lib/platform/db'
import { storage } from '@/lib/platform/storage'
import { processForgottenFiles } from '@/lib/reports/forgotten-files'
import { openReportFile } from '@/lib/reports/open-report-file'
import { receiveReportFile } from '@/lib/reports/receive-report-file'
import { reportPagesOf, reportTextOf } from '@/lib/reports/report-page-queries'
import { answerReportWarning, listReportWarnings } from '@/lib/reports/report-warnings'
import { unlockReportFile } from '@/lib/reports/unlock-report-file'
import { createOrder } from '@/tests/factories/order'
import { createStaff } from '@/tests/factories/user'
import { activePdf, encryptedPdf } from '@/tests/support/intake-corpus'
import { makeDocx } from '@/tests/support/make-zip'
import { REPORT_TEXT, reportPdf, reportPicture } from '@/tests/support/render-report'

const now = new Date('2026-11-23T12:00:00Z')
const context = { now, signal: new AbortController().signal }

async function draftWith(bytes: Buffer) {
  const order = await createOrder({ status: 'draft' })
  const orderId = order.id
  const actor: Actor = { kind: 'draft', orderId }
  const source = (async function* () {
    yield bytes
  })()
  const received = await receiveReportFile(actor, { orderId, fileName: 'report.pdf', source, now })
  if (!received.ok) throw new Error(received.code)
  return { orderId, actor, fileId: received.value.fileId }
}

const rowOf = (id: string) => db().reportFile.findUniqueOrThrow({ where: { id } })

it('makes pages of a stored file, once', { timeout: 120_000 }, async () => {
  const { orderId, fileId } = await draftWith(reportPdf())
  await processReport({ fileId }, context)
  const row = await rowOf(fileId)
  expect(row).toMatchObject({ process: 'ready', pageCount: 1, facts: expect.stringMatching(/^v1\./) })
  expect(await storage().open(row.cleanKey ?? '')).not.toBeNull()
  const [page] = await reportPagesOf(orderId)
  expect(page).toMatchObject({ pageNumber: 1, width: 1700, height: 2200, warnings: [] })
  expect(page?.text.words.length).toBeGreaterThan(80)
  expect(await reportTextOf(orderId)).toContain('IMPRESSION:')
  expect(await listReportWarnings(orderId)).toEqual([])
  await processReport({ fileId }, context)
  expect((await reportPagesOf(orderId)).map(({ id }) => id)).toEqual([page?.id])
})

it('shows a copy in which nothing acts', { timeout: 120_000 }, async () => {
  const active = /JavaScript|Launch|EmbeddedFiles|app\.alert|cmd\.exe/
  const sent = await activePdf()
  expect(sent.toString('latin1')).toMatch(active)
  const { orderId, actor, fileId } = await draftWith(sent)
  await processReport({ fileId }, context)
  const shown = await openReportFile(actor, { orderId, fileId, purpose: 'view', now })
  if (!shown.ok) throw new Error(shown.code)
  const bytes = Buffer.concat(await Array.fromAsync(shown.value.stream))
  expect(bytes.toString('latin1')).not.toMatch(active)
  expect(bytes.toString('latin1')).toMatch(/^%PDF-/)
  expect(shown.value.byteCount).toBe(bytes.length)
})

it('waits for the password of a locked file, which is kept nowhere', { timeout: 120_000 }, async () => {
  const { orderId, actor, fileId } = await draftWith(encryptedPdf('Tr0ub4dor'))
  await processReport({ fileId }, context)
  expect(await rowOf(fileId)).toMatchObject({ process: 'needs_password' })
  const unlock = (who: Actor, password: string) => unlockReportFile(who, { orderId, fileId, password, now })
  expect(await unlock(actor, 'wrong')).toEqual({ ok: false, code: 'WRONG_PASSWORD' })
  const other = await createOrder({ status: 'draft' })
  expect(await unlock({ kind: 'draft', orderId: other.id }, 'Tr0ub4dor')).toMatchObject({ code: 'NOT_FOUND' })
  expect(await unlock(actor, 'Tr0ub4dor')).toMatchObject({ ok: true })
  expect(await unlock(actor, 'Tr0ub4dor')).toMatchObject({ ok: true })
  await processReport({ fileId }, context)
  expect(await rowOf(fileId)).toMatchObject({ process: 'ready', pageCount: 1 })
  const jobs = await db().$queryRaw<unknown[]>`SELECT data FROM pgboss.job`
  expect(JSON.stringify(jobs)).not.toContain('Tr0ub4dor')
  expect(JSON.stringify(await db().auditEvent.findMany())).not.toContain('Tr0ub4dor')
})

it('never shows what a password opened and nobody could clean', { timeout: 120_000 }, async () => {
  const { orderId, actor, fileId } = await draftWith(encryptedPdf('Tr0ub4dor'))
  const shown = () => openReportFile(actor, { orderId, fileId, purpose: 'view', now })
  await processReport({ fileId }, context)
  await unlockReportFile(actor, { orderId, fileId, password: 'Tr0ub4dor', now })
  expect(await shown(), 'it is not cleaned yet').toMatchObject({ code: 'NOT_VIEWABLE' })
  const withoutTable = Buffer.from(
    reportPdf()
      .toString('latin1')
      .replace(/xref[\s\S]*$/, ''),
    'latin1',
  )
  await damage(fileId, withoutTable, (await rowOf(fileId)).cleanKey)
  const cleanSha256 = createHash('sha256').update(withoutTable).digest('hex')
  const { cleanKey } = await db().reportFile.update({ where: { id: fileId }, data: { cleanSha256 } })
  await processReport({ fileId }, context)
  expect(await rowOf(fileId)).toMatchObject({ process: 'ready', pageCount: 1, cleanKey: null })
  expect(await shown()).toMatchObject({ code: 'NOT_VIEWABLE' })
  expect(await storage().open(cleanKey ?? ''), 'nothing keeps it').toBeNull()
})

it('blocks what nobody could open, and says why', { timeout: 120_000 }, async () => {
  const { orderId, fileId } = await draftWith(Buffer.from('%PDF-1.7\nnothing more'))
  await processReport({ fileId }, context)
  expect(await rowOf(fileId)).toMatchObject({ process: 'blocked', processCode: 'UNREADABLE' })
  expect(await reportPagesOf(orderId)).toEqual([])
})

it('asks about a page that is missing, until the patient sends it anyway', { timeout: 120_000 }, async () => {
  const { orderId, actor, fileId } = await draftWith(reportPdf(REPORT_TEXT.replace('1 of 1', '1 of 2')))
  await processReport({ fileId }, context)
  const [page] = await reportPagesOf(orderId)
  const [warning] = await listReportWarnings(orderId)
  expect(warning).toMatchObject({ code: 'missing_pages', missing: [2], isAnswered: false })
  expect(warning?.seenOnPageId).toBe(page?.id)
  const key = warning?.key ?? ''
  const stranger: Actor = { kind: 'draft', orderId: crypto.randomUUID() }
  expect(await answerReportWarning(stranger, { orderId, key, now })).toMatchObject({ code: 'NOT_FOUND' })
  expect(await answerReportWarning(actor, { orderId, key: 'dark', now })).toMatchObject({ code: 'NOT_FOUND' })
  expect(await answerReportWarning(actor, { orderId, key, now })).toMatchObject({ ok: true })
  expect(await listReportWarnings(orderId)).toMatchObject([{ code: 'missing_pages', isAnswered: true }])
})

/** Scanned pages with a stamp of the portal on each, after `before` pages of text. */
async function scannedPdf({ stamp = '', before = 0 }): Promise<Buffer> {
  const lines = Array.from({ length: 40 }, () => 'FINDINGS: The lungs are clear and the heart is normal.')
  const text = await PDFDocument.load(reportPdf(lines.join('\n')))
  const scan = await PDFDocument.create()
  // Small ones, which are drawn soon; all their words are still read.
  for (const page of await scan.copyPages(text, Array(before).fill(0))) scan.addPage(page).setSize(120, 120)
  const picture = await scan.embedPng(await (await reportPicture()).png().toBuffer())
  const page = scan.addPage([612, 792])
  page.drawImage(picture, { x: 0, y: 0, width: 612, height: 792 })
  page.drawText(stamp, { x: 20, y: 10, size: 8 })
  return Buffer.from(await scan.save())
}

it('reads a scan that a portal has put its stamp on', { timeout: 120_000 }, async () => {
  const stamp = 'Downloaded by Jane Example from the Example Hospital patient portal, November 23, 2026'
  const { orderId, fileId } = await draftWith(await scannedPdf({ stamp }))
  await processReport({ fileId }, context)
  const [page] = await reportPagesOf(orderId)
  expect(page?.text.source).toBe('ocr')
  expect(page?.text.plain).toContain('IMPRESSION')
  expect(await listReportWarnings(orderId)).toEqual([])
})

it('says of a scanned page after the thirtieth that nobody read it', { timeout: 120_000 }, async () => {
  const { orderId, fileId } = await draftWith(await scannedPdf({ before: 30 }))
  await processReport({ fileId }, context)
  const pages = await reportPagesOf(orderId)
  expect(pages.map(({ text }) => text.source)).toEqual([...Array(30).fill('text'), 'ocr'])
  expect(pages.at(-1)?.text.confidence).toBe(0)
  // What it says may be what seems to be missing.
  expect(await listReportWarnings(orderId)).toMatchObject([{ code: 'not_read', fileId, pageNumber: 31 }])
})

it('reads what stands above the text of a Word file, and the scan that was put below it', {
  timeout: 120_000,
}, async () => {
  const letter =
    'Dear patient, this is what the radiologist wrote about your scan. With kind regards, the hospital.'
  const white = { width: 300, height: 200, channels: 3, background: '#ffffff' } as const
  const header = '<w:hdr><w:p><w:r><w:t>Patient: Jane Example</w:t></w:r></w:p></w:hdr>'
  const word = makeDocx(letter, [
    { name: 'word/header1.xml', bytes: Buffer.from(header) },
    { name: 'word/media/image1.png', bytes: await sharp({ create: white }).png().toBuffer() },
    { name: 'word/media/image2.png', bytes: await (await reportPicture()).png().toBuffer() },
  ])
  const { orderId, fileId } = await draftWith(word)
  await processReport({ fileId }, context)
  expect(await rowOf(fileId)).toMatchObject({ process: 'ready', pageCount: 2 })
  const [typed, scan, ...more] = (await reportPagesOf(orderId)).map(({ text }) => text)
  expect(more).toEqual([])
  expect(typed).toMatchObject({
    source: 'typed',
    plain: expect.stringMatching(/^Patient: Jane Example\s+Dear/),
  })
  expect(scan).toMatchObject({ source: 'ocr', plain: expect.stringContaining('IMPRESSION') })
  expect(await listReportWarnings(orderId)).toEqual([])
})

/** Runs `first` the first time that the store is asked to open something or to take in an object of this kind. */
function beforeStore(method: 'open' | 'put', kind: string, first: () => Promise<unknown>) {
  const real = storage()[method].bind(storage()) as (...args: unknown[]) => Promise<never>
  const spy = vi.spyOn(storage(), method)
  spy.mockImplementation(async (...args: unknown[]) => {
    if (String(args[0]).startsWith(`${kind}/`)) {
      spy.mockRestore()
      await first()
    }
    return real(...args)
  })
}

it('a job that comes late leaves the pages of a file that is done', { timeout: 120_000 }, async () => {
  const { orderId, fileId } = await draftWith(reportPdf())
  beforeStore('open', 'report', () => processReport({ fileId }, context))
  await processReport({ fileId }, context)
  expect(await rowOf(fileId)).toMatchObject({ process: 'ready', pageCount: 1 })
  expect(await reportPagesOf(orderId)).toHaveLength(1)
})

it('is not ready while pages of its run are gone', { timeout: 120_000 }, async () => {
  const { fileId } = await draftWith(reportPdf())
  beforeStore('put', 'clean', () => db().reportPage.deleteMany({ where: { reportFileId: fileId } }))
  await expect(processReport({ fileId }, context)).rejects.toThrow('taken over')
  expect(await rowOf(fileId)).toMatchObject({ process: 'waiting' })
})

async function jobsOf(name: string, fileId: string): Promise<number> {
  const [row] = await db().$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM pgboss.job
    WHERE name = ${name} AND data->>'fileId' = ${fileId} AND state < 'completed'`
  return row?.count ?? 0
}

it('is asked for again when its job was lost, and not while there is one', async () => {
  const { fileId } = await draftWith(reportPdf())
  const later = new Date(Date.now() + 2 * 3_600_000)
  await processForgottenFiles(later)
  expect(await jobsOf('report.process', fileId)).toBe(1)
  await db().$executeRaw`UPDATE pgboss.job SET state = 'failed' WHERE data->>'fileId' = ${fileId}`
  await processForgottenFiles(later)
  expect(await jobsOf('report.process', fileId)).toBe(1)
})

/** Changes what lies in the store, as a failing disk does; with null it is gone. */
async function damage(fileId: string, bytes: Buffer | null, copyKey?: string | null) {
  const key = copyKey ?? (await rowOf(fileId)).storageKeys[0] ?? ''
  await storage().remove(key)
  const source = (async function* () {
    if (bytes) yield bytes
  })()
  if (bytes) await storage().put(key, source, { maxBytes: bytes.length })
}

it.each([
  ['processed', processReport],
  ['scanned', scanReportFile],
] as const)('a file that is gone when it is to be %s is put on record and not waited for', async (_, job) => {
  const staff = await createStaff()
  const { orderId, fileId } = await draftWith(reportPdf())
  await damage(fileId, null)
  await job({ fileId }, context)
  expect(await rowOf(fileId)).toMatchObject({ process: 'blocked', processCode: 'UNREADABLE' })
  const where = { orderId, action: 'file.corrupt', objectId: fileId }
  expect(await db().auditEvent.findFirst({ where })).toMatchObject({ detail: { isMissing: true } })
  const alarm = { kind: 'staff_alarm', subjectKey: `FILE_CORRUPT:${fileId}:${staff.id}` }
  expect(await db().mail.count({ where: alarm })).toBe(1)
})

it('a damaged file is put on record and is not tried again', async () => {
  const staff = await createStaff()
  const { orderId, fileId } = await draftWith(reportPdf())
  await damage(fileId, reportPdf('another report'))
  await processReport({ fileId }, context)
  expect(await rowOf(fileId)).toMatchObject({ process: 'blocked', processCode: 'UNREADABLE' })
  const where = { orderId, action: 'file.corrupt', objectId: fileId }
  expect(await db().auditEvent.findFirst({ where })).toMatchObject({ wasAllowed: false })
  const alarm = { kind: 'staff_alarm', subjectKey: `FILE_CORRUPT:${fileId}:${staff.id}` }
  expect(await db().mail.count({ where: alarm })).toBe(1)
})

it('a file whose tries are used up is ended, and staff are told', async () => {
  const staff = await createStaff()
  const { fileId } = await draftWith(reportPdf())
  await giveUpReport({ fileId }, context)
  await giveUpReport({ fileId }, context)
  expect(await rowOf(fileId)).toMatchObject({ process: 'blocked', processCode: 'UNREADABLE' })
  const alarm = { kind: 'staff_alarm', subjectKey: `FILE_GIVEN_UP:${fileId}:${staff.id}` }
  expect(await db().mail.count({ where: alarm })).toBe(1)
})
