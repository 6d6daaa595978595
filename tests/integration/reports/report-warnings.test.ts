import { expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { openOrderKey } from '@/lib/orders/order-key'
import { db } from '@/lib/platform/db'
import { factsOf } from '@/lib/reports/report-facts'
import { answerReportWarning, listReportWarnings, otherNameOnReport } from '@/lib/reports/report-warnings'
import { createOrder } from '@/tests/factories/order'
import { createReportFile } from '@/tests/factories/report-file'
import { createReportPage } from '@/tests/factories/report-page'

const now = new Date('2026-11-23T12:00:00Z')

const REPORT = `Patient: Jane Doe   DOB: 03/04/1961
MRI LUMBAR SPINE WITHOUT CONTRAST
FINDINGS: There is a disc bulge at L4-L5 without stenosis. No fracture. The conus is normal in signal.
IMPRESSION: Disc bulge at L4-L5.`
const BILL =
  'Description: one visit. Summary: please pay 300 dollars within ten days, or we write to you again.'

async function draft() {
  const { id: orderId } = await createOrder({ status: 'draft' })
  const actor: Actor = { kind: 'draft', orderId }
  return { orderId, actor, answer: (key: string) => answerReportWarning(actor, { orderId, key, now }) }
}

/** A file that was read: its pages, and what they say. */
async function readFile(orderId: string, pages: readonly string[], position = 0, warnings: string[] = []) {
  const file = await createReportFile(orderId, { position })
  const cipher = await openOrderKey(db(), orderId)
  if (!cipher) throw new Error('the order has no key')
  const place = { table: 'ReportFile', column: 'facts', id: file.id }
  const facts = cipher.encrypt(place, JSON.stringify(factsOf({ pages })))
  await db().reportFile.update({
    where: { id: file.id },
    data: { process: 'ready', processedAt: now, pageCount: pages.length, facts },
  })
  const rows = []
  for (const [index, plain] of pages.entries())
    rows.push(await createReportPage(file, { pageNumber: index + 1, text: { plain }, warnings }))
  return { fileId: file.id, pageIds: rows.map(({ id }) => id) }
}

it('shows the page that names a second person, and asks again about one who comes later', async () => {
  const { orderId, answer } = await draft()
  await readFile(orderId, [REPORT])
  const other = await readFile(orderId, ['no name', REPORT.replace('Jane Doe', 'Mary Miller')], 1)
  const [warning, ...more] = await listReportWarnings(orderId)
  expect(more).toEqual([])
  expect(warning).toMatchObject({
    code: 'several_patients',
    fileId: other.fileId,
    pageNumber: 2,
    seenOnPageId: other.pageIds[1],
    found: ['Jane Doe', 'Mary Miller'],
  })
  expect(warning?.key).not.toMatch(/jane|mary/i)
  expect(await answer(warning?.key ?? '')).toMatchObject({ ok: true })
  const third = await readFile(orderId, [REPORT.replace('Jane Doe', 'Peter Parker')], 2)
  expect(await listReportWarnings(orderId)).toMatchObject([
    { fileId: other.fileId, isAnswered: true },
    { fileId: third.fileId, isAnswered: false, found: ['Jane Doe', 'Peter Parker'] },
  ])
})

it('blames the only file that is no report, and asks again when there are more', async () => {
  const { orderId, answer } = await draft()
  const { fileId, pageIds } = await readFile(orderId, [BILL])
  const [warning] = await listReportWarnings(orderId)
  expect(warning).toMatchObject({ code: 'not_a_report', fileId, seenOnPageId: pageIds[0] })
  expect(await answer(warning?.key ?? '')).toMatchObject({ ok: true })
  expect(await listReportWarnings(orderId)).toMatchObject([{ code: 'not_a_report', isAnswered: true }])
  await readFile(orderId, [BILL], 1)
  expect(await listReportWarnings(orderId)).toMatchObject([
    { code: 'not_a_report', fileId: null, isAnswered: false },
  ])
})

it('shows where each gap is, and tells two gaps apart', async () => {
  const { orderId } = await draft()
  const first = await readFile(orderId, [`${REPORT}\nPage 1 of 2`])
  const second = await readFile(orderId, [`${REPORT}\nPage 1 of 3`, `${REPORT}\nPage 3 of 3`], 1)
  const warnings = await listReportWarnings(orderId)
  expect(warnings).toMatchObject([
    { code: 'missing_pages', missing: [2], seenOnPageId: first.pageIds[0] },
    { code: 'missing_pages', missing: [2], seenOnPageId: second.pageIds[1] },
  ])
  expect(new Set(warnings.map(({ key }) => key)).size).toBe(2)
})

it('says of nothing that it is missing while it may stand in a locked file', async () => {
  const { orderId } = await draft()
  await readFile(orderId, [`Cover letter of the hospital. ${BILL}\nPage 1 of 2`])
  const locked = await createReportFile(orderId, { position: 1 })
  await db().reportFile.update({ where: { id: locked.id }, data: { process: 'needs_password' } })
  expect(await listReportWarnings(orderId)).toEqual([])
  await db().reportFile.update({
    where: { id: locked.id },
    data: { process: 'blocked', processCode: 'UNREADABLE', processedAt: now },
  })
  expect((await listReportWarnings(orderId)).map(({ code }) => code)).toEqual([
    'missing_pages',
    'not_a_report',
  ])
})

it('tells once of all the pages that no machine has read', async () => {
  const { orderId } = await draft()
  const { fileId, pageIds } = await readFile(orderId, [REPORT, 'one', 'two'], 0, ['not_read'])
  expect(await listReportWarnings(orderId)).toMatchObject([
    { code: 'not_read', fileId, pageId: null, pageNumber: 1, seenOnPageId: pageIds[0] },
  ])
})

it('tells the name on the report where it is not the one that its patient gave', async () => {
  const { orderId } = await draft()
  expect(await otherNameOnReport(orderId, 'Ada')).toBeNull()
  await createReportFile(orderId)
  await readFile(orderId, ['no name', REPORT], 1)
  expect(await otherNameOnReport(orderId, 'jane')).toBeNull()
  expect(await otherNameOnReport(orderId, 'Ada')).toBe('Jane Doe')
  const pasted = await createOrder({ text: { pastedText: REPORT } })
  expect(await otherNameOnReport(pasted.id, 'Ada')).toBe('Jane Doe')
})
