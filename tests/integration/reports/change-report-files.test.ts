import { describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { storage } from '@/lib/platform/storage'
import { renameReportFile, turnReportPage } from '@/lib/reports/change-report-files'
import { receiveReportFile } from '@/lib/reports/receive-report-file'
import { listReportPages } from '@/lib/reports/report-page-queries'
import { listReportFiles } from '@/lib/reports/report-queries'
import { reportVersion } from '@/lib/reports/report-version'
import { createOrder } from '@/tests/factories/order'
import { createReportFile } from '@/tests/factories/report-file'
import { createReportPage } from '@/tests/factories/report-page'

const now = new Date('2026-11-23T12:00:00Z')

async function draftWithTwo() {
  const { id: orderId } = await createOrder({ status: 'draft' })
  const actor: Actor = { kind: 'draft', orderId }
  const first = await createReportFile(orderId, { position: 0, fileName: 'first.jpg' })
  const second = await createReportFile(orderId, { position: 1, fileName: 'second.jpg' })
  const page = await createReportPage(first)
  return { orderId, actor, first, second, page }
}

const stranger = async (): Promise<Actor> => {
  const { id } = await createOrder({ status: 'draft' })
  return { kind: 'draft', orderId: id }
}

async function* bytes(text: string) {
  yield Buffer.from(text)
}

const names = async (orderId: string) => (await listReportFiles(orderId)).map(({ fileName }) => fileName)

describe('a better copy of a file', () => {
  it('takes its place in the list, and the other one goes with its pages', async () => {
    const { orderId, actor, first, page } = await draftWithTwo()
    const copy = {
      orderId,
      fileName: 'sharper.txt',
      source: bytes('FINDINGS: none.'),
      replaces: first.id,
      now,
    }
    expect(await receiveReportFile(actor, copy)).toMatchObject({ ok: true })
    expect(await names(orderId)).toEqual(['sharper.txt', 'second.jpg'])
    expect(await storage().open(first.storageKeys)).toBeNull()
    expect(await storage().open(page.imageKey)).toBeNull()
  })

  it('leaves the first one where it is when it is refused', async () => {
    const { orderId, actor, first } = await draftWithTwo()
    const copy = { orderId, fileName: 'x.txt', source: bytes('<html>'), replaces: first.id, now }
    expect(await receiveReportFile(actor, copy)).toMatchObject({ code: 'WRONG_KIND' })
    expect(await names(orderId)).toEqual(['first.jpg', 'second.jpg'])
  })

  it('replaces nothing of another order', async () => {
    const { orderId, first } = await draftWithTwo()
    const other = await draftWithTwo()
    const copy = {
      orderId: other.orderId,
      fileName: 'x.txt',
      source: bytes('FINDINGS: x.'),
      replaces: first.id,
    }
    expect(await receiveReportFile(other.actor, { ...copy, now })).toMatchObject({ ok: true })
    expect(await names(orderId)).toEqual(['first.jpg', 'second.jpg'])
    expect(await names(other.orderId)).toEqual(['first.jpg', 'second.jpg', 'x.txt'])
  })
})

describe('a file’s name', () => {
  it('is changed by its patient alone, without paths or control characters, and stays encrypted', async () => {
    const { orderId, actor, first } = await draftWithTwo()
    const rename = (who: Actor, name: string) =>
      renameReportFile(who, { orderId, fileId: first.id, name, now })
    expect(await rename(await stranger(), 'mine')).toMatchObject({ code: 'NOT_FOUND' })
    expect(await rename(actor, '../MRI\u0000 page 1')).toMatchObject({ ok: true })
    expect(await rename(actor, '  ')).toMatchObject({ ok: true })
    expect(await names(orderId)).toEqual(['MRI page 1', 'second.jpg'])
    const row = await db().reportFile.findUniqueOrThrow({ where: { id: first.id } })
    expect(row.fileName).toMatch(/^v1\./)
  })
})

describe('a page', () => {
  it('is turned by quarters, by its patient alone', async () => {
    const { orderId, actor, page } = await draftWithTwo()
    const turn = (who: Actor) => turnReportPage(who, { orderId, pageId: page.id })
    expect(await turn(await stranger())).toMatchObject({ code: 'NOT_FOUND' })
    await turn(actor)
    expect((await listReportPages(orderId)).map((shown) => shown.turn)).toEqual([90])
    for (let times = 0; times < 3; times += 1) await turn(actor)
    expect((await listReportPages(orderId)).map((shown) => shown.turn)).toEqual([0])
  })
})

describe('the version of a report', () => {
  it('changes with each page that becomes ready, and is told to nobody else', async () => {
    const { orderId, actor, second } = await draftWithTwo()
    const read = (who: Actor) => reportVersion(who, { orderId })
    const before = await read(actor)
    expect(before).toEqual(await read(actor))
    await createReportPage(second)
    expect(await read(actor)).not.toEqual(before)
    expect(await read(await stranger())).toMatchObject({ code: 'NOT_FOUND' })
  })
})
