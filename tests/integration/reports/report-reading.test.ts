import { expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { readReport } from '@/lib/reports/report-reading'
import { createOrder } from '@/tests/factories/order'
import { createReportFile } from '@/tests/factories/report-file'
import { createReportPage } from '@/tests/factories/report-page'
import { createStaff, createUser } from '@/tests/factories/user'

const now = new Date('2026-11-23T12:00:00Z')

/** Words on lines of a page, ten pixels high. */
const page = (...lines: string[]) => ({
  plain: lines.join('\n'),
  words: lines.flatMap((line, row) =>
    line.split(' ').map((text, at) => ({ text, x: at * 50, y: row * 20, w: 40, h: 10 })),
  ),
})

async function orderWithReport() {
  const patient = await createUser()
  const order = await createOrder({ userId: patient.id, email: patient.email, status: 'received' })
  const file = await createReportFile(order.id)
  const first = await createReportPage(file, {
    text: page('FINDINGS: We discussed the disc at L4-L5.', 'Mild stenosis is seen.'),
  })
  const second = await createReportPage(file, {
    pageNumber: 2,
    text: page('nothing else', 'IMPRESSION: Small herniation of the disc.'),
  })
  const staff: Actor = { kind: 'staff', userId: (await createStaff()).id }
  return {
    orderId: order.id,
    patient: { kind: 'patient', userId: patient.id } as Actor,
    staff,
    first,
    second,
  }
}

it('gives staff the words, the sections with their places, and the terms that are explained', async () => {
  const { orderId, staff, first, second } = await orderWithReport()
  const read = await readReport(staff, { orderId, now })
  if (!read.ok) throw new Error(read.code)
  const { pages, sections, notes, isCut } = read.value
  expect(isCut).toBe(false)
  expect(pages.map(({ id, words }) => [id, words.length])).toEqual([
    [first.id, 11],
    [second.id, 8],
  ])
  expect(sections.map(({ kind, place }) => [kind, place])).toEqual([
    ['findings', { pageId: first.id, y: 0 }],
    ['impression', { pageId: second.id, y: 20 }],
  ])
  const termOf = (index: number) => pages[0]?.terms.find(({ from }) => from === index)?.termId
  // 'discussed' is no disc.
  expect(termOf(2)).toBeUndefined()
  expect(pages[0]?.terms.length).toBeGreaterThan(0)
  for (const { termId } of pages.flatMap(({ terms }) => terms)) expect(notes[termId]?.definition).toBeTruthy()
  const looks = await db().auditEvent.findMany({ where: { orderId, action: 'order.viewed' } })
  expect(looks.map(({ detail }) => detail)).toContainEqual({ part: 'report_text' })
})

it('is nothing for anybody else, and the attempt is written down', async () => {
  const { orderId, patient } = await orderWithReport()
  expect(await readReport(patient, { orderId, now })).toMatchObject({ code: 'NOT_FOUND' })
  expect(await db().auditEvent.count({ where: { orderId, wasAllowed: false } })).toBe(1)
})
