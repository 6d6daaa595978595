import { describe, expect, it } from 'vitest'
import { serveReportPage } from '@/app/api/orders/[id]/pages/[pageId]/serve-report-page'
import type { Actor } from '@/lib/auth/actor'
import { sweepStorage } from '@/lib/jobs/handlers/sweep-storage'
import { eraseOrder } from '@/lib/orders/erase-order'
import { db } from '@/lib/platform/db'
import { storage } from '@/lib/platform/storage'
import { removeReportFile } from '@/lib/reports/change-report-files'
import { listReportPages, reportPagesOf, reportTextOf } from '@/lib/reports/report-page-queries'
import { readReport } from '@/lib/reports/report-reading'
import { createOrder } from '@/tests/factories/order'
import { createReportFile } from '@/tests/factories/report-file'
import { createReportPage } from '@/tests/factories/report-page'
import { createStaff, createUser } from '@/tests/factories/user'

const now = new Date('2026-11-23T12:00:00Z')

async function draftWithPages() {
  const order = await createOrder({ status: 'draft', text: { pastedText: 'pasted' } })
  const actor: Actor = { kind: 'draft', orderId: order.id }
  const second = await createReportFile(order.id, { position: 1 })
  const first = await createReportFile(order.id, { position: 0 })
  const words = [{ text: 'one', x: 1, y: 2, w: 3, h: 4 }]
  await createReportPage(second, { text: { plain: 'three' } })
  await createReportPage(first, { pageNumber: 2, text: { plain: 'two' }, warnings: ['blurred'] })
  const page = await createReportPage(first, { text: { plain: 'one', words } })
  return { orderId: order.id, actor, first, page }
}

describe('pages of a report', () => {
  it('come in the order of the files, with their text in the clear', async () => {
    const { orderId } = await draftWithPages()
    const pages = await reportPagesOf(orderId)
    expect(pages.map(({ text }) => text.plain)).toEqual(['one', 'two', 'three'])
    expect(pages[0]?.text.words).toEqual([{ text: 'one', x: 1, y: 2, w: 3, h: 4 }])
    expect((await listReportPages(orderId)).map(({ warnings }) => warnings)).toEqual([[], ['blurred'], []])
    expect(await reportTextOf(orderId)).toBe('one\n\ntwo\n\nthree\n\npasted')
    const row = await db().reportPage.findFirstOrThrow({ where: { orderId, pageNumber: 2 } })
    expect(row.text).toMatch(/^v1\./)
  })

  it('give as much text as is taken of one order, from the first page on', async () => {
    const { id: orderId } = await createOrder({ status: 'received' })
    const file = await createReportFile(orderId)
    for (const [index, letter] of ['a', 'b', 'c'].entries()) {
      await createReportPage(file, { pageNumber: index + 1, text: { plain: letter.repeat(5_000_000) } })
    }
    const pages = await reportPagesOf(orderId)
    expect(pages.map(({ text, isLeftOut }) => [text.plain.slice(0, 2), isLeftOut])).toEqual([
      ['aa', false],
      ['bb', false],
      ['', true],
    ])
    expect(await reportTextOf(orderId)).toHaveLength(10_000_002)
    const staff: Actor = { kind: 'staff', userId: (await createStaff()).id }
    expect(await readReport(staff, { orderId, now })).toMatchObject({ ok: true, value: { isCut: true } })
  })

  it('are gone with their file, and with their order', async () => {
    const { orderId, actor, first, page } = await draftWithPages()
    expect(await removeReportFile(actor, { orderId, fileId: first.id, now })).toMatchObject({ ok: true })
    expect(await storage().open(page.imageKey)).toBeNull()
    const [left] = await db().reportPage.findMany({ where: { orderId } })
    expect(await reportTextOf(orderId)).toBe('three\n\npasted')
    await eraseOrder(orderId, now)
    expect(await storage().open(left?.imageKey ?? '')).toBeNull()
    expect(await reportPagesOf(orderId)).toEqual([])
  })

  it('are never swept while their file is there', async () => {
    const { page } = await draftWithPages()
    const later = new Date(Date.now() + 48 * 3_600_000)
    await sweepStorage({}, { now: later, signal: new AbortController().signal })
    expect(await storage().open(page.imageKey)).not.toBeNull()
  })
})

describe('the picture of a page', () => {
  it('is served to whose report it is, and each look is on record', async () => {
    const { orderId, actor, first, page } = await draftWithPages()
    const response = await serveReportPage(actor, { orderId, pageId: page.id, now })
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'cache-control': 'private, no-store',
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
    })
    expect((await response.arrayBuffer()).byteLength).toBe(Number(page.imageByteCount))
    expect(await db().auditEvent.findMany({ where: { orderId } })).toMatchObject([
      { action: 'file.viewed', objectId: first.id, detail: { page: 1 }, wasAllowed: true },
    ])
  })

  it('does not exist for anybody else, nor under another order', async () => {
    const { orderId, page, actor } = await draftWithPages()
    const other = await createOrder({ status: 'draft' })
    const stranger: Actor = { kind: 'patient', userId: (await createUser()).id }
    const tries: [Actor, string, number][] = [
      [{ kind: 'anonymous' }, orderId, 401],
      [stranger, orderId, 404],
      [{ kind: 'draft', orderId: other.id }, orderId, 404],
      [actor, other.id, 404],
      [{ kind: 'draft', orderId: other.id }, other.id, 404],
    ]
    for (const [who, id, status] of tries) {
      expect((await serveReportPage(who, { orderId: id, pageId: page.id, now })).status).toBe(status)
    }
    expect(await db().auditEvent.count({ where: { action: 'file.denied', wasAllowed: false } })).toBe(4)
  })

  it('stays closed when the scanner finds something in its file', async () => {
    const { orderId, actor, first, page } = await draftWithPages()
    await db().reportFile.update({ where: { id: first.id }, data: { scan: 'infected' } })
    expect((await serveReportPage(actor, { orderId, pageId: page.id, now })).status).toBe(404)
  })
})
