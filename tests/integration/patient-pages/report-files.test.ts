import fs from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { serveReportFile } from '@/app/api/orders/[id]/files/[fileId]/serve-report-file'
import type { Actor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { storage } from '@/lib/platform/storage'
import { createOrder } from '@/tests/factories/order'
import { createReportFile } from '@/tests/factories/report-file'
import { createStaff, createUser } from '@/tests/factories/user'

const now = new Date('2026-11-25T12:00:00Z')

async function orderWithFile(file: Parameters<typeof createReportFile>[1] = {}) {
  const order = await createOrder({ status: 'received' })
  const { id: fileId } = await createReportFile(order.id, file)
  const owner: Actor = { kind: 'patient', userId: order.userId ?? '' }
  return { orderId: order.id, fileId, owner }
}

const staffActor = async (): Promise<Actor> => ({ kind: 'staff', userId: (await createStaff()).id })

function audits(orderId: string) {
  return db().auditEvent.findMany({
    where: { orderId },
    orderBy: { id: 'asc' },
    select: { action: true, wasAllowed: true },
  })
}

describe('a report file', () => {
  it('is a download that nothing can run (row 24), named safely (row 23)', async () => {
    const bytes = Buffer.from('<svg onload="alert(1)">')
    const { orderId, fileId, owner } = await orderWithFile({
      bytes,
      fileName: '../Müller "x".txt',
      mediaType: 'text/plain',
    })
    const response = await serveReportFile(owner, { orderId, fileId, isView: false, now })
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'cache-control': 'private, no-store',
      'content-disposition': `attachment; filename="Muller _x_.txt"; filename*=UTF-8''M%C3%BCller%20_x_.txt`,
      'content-type': 'application/octet-stream',
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
    })
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true)
    expect(await audits(orderId)).toEqual([{ action: 'file.downloaded', wasAllowed: true }])
  })

  it.each([
    ['application/pdf', true, 200, 'application/pdf'],
    // As it was sent it may act; its pages are shown instead.
    ['application/pdf', false, 415, null],
    ['image/png', false, 200, 'image/png'],
    ['text/plain', false, 200, 'text/plain; charset=utf-8'],
    ['image/heic', false, 415, null],
    ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', false, 415, null],
  ])('of type %s (cleaned: %s) is shown with %s', async (mediaType, isCleaned, status, shownAs) => {
    const { orderId, fileId } = await orderWithFile({ mediaType, isCleaned })
    const response = await serveReportFile(await staffActor(), { orderId, fileId, isView: true, now })
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toBe(shownAs)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('content-security-policy')).toContain('sandbox')
    const action = status === 200 ? 'file.viewed' : 'file.denied'
    expect(await audits(orderId)).toEqual([{ action, wasAllowed: status === 200 }])
  })

  it('belongs to its order: another order’s file is not found under mine (row 13)', async () => {
    const [mine, theirs] = [await orderWithFile(), await orderWithFile()]
    for (const actor of [mine.owner, await staffActor()]) {
      const crossed = { orderId: mine.orderId, fileId: theirs.fileId, isView: false, now }
      expect((await serveReportFile(actor, crossed)).status).toBe(404)
    }
  })

  it('is nobody else’s, and each try is audited', async () => {
    const { orderId, fileId } = await orderWithFile()
    const other = (await createUser()).id
    const input = { orderId, fileId, isView: false, now }
    expect((await serveReportFile({ kind: 'anonymous' }, input)).status).toBe(401)
    const strangers: Actor[] = [
      { kind: 'patient', userId: other },
      { kind: 'patient', userId: other, draftOrderId: orderId },
      { kind: 'draft', orderId },
    ]
    for (const actor of strangers) expect((await serveReportFile(actor, input)).status).toBe(404)
    expect(await audits(orderId)).toEqual(strangers.map(() => ({ action: 'file.denied', wasAllowed: false })))
  })

  it('of a draft opens for the browser that holds it', async () => {
    const draft = await createOrder({ status: 'draft' })
    const { id: fileId } = await createReportFile(draft.id, { isCleaned: true })
    const input = { orderId: draft.id, fileId, isView: true, now }
    expect((await serveReportFile({ kind: 'draft', orderId: draft.id }, input)).status).toBe(200)
  })

  it('that is removed, unfinished or infected is not given', async () => {
    const staff = await staffActor()
    const changes = [
      { data: { removedAt: now }, status: 404 },
      { data: { state: 'receiving' }, status: 404 },
      { data: { scan: 'infected' }, status: 403 },
    ] as const
    for (const { data, status } of changes) {
      const { orderId, fileId } = await orderWithFile()
      await db().reportFile.update({ where: { id: fileId }, data })
      expect((await serveReportFile(staff, { orderId, fileId, isView: false, now })).status).toBe(status)
    }
  })

  it('whose end was changed is refused; staff are told once', async () => {
    await createStaff()
    const { orderId, fileId, owner } = await orderWithFile()
    await flipByte(fileId, -1)
    for (let attempt = 0; attempt < 2; attempt++) {
      expect((await serveReportFile(owner, { orderId, fileId, isView: false, now })).status).toBe(500)
    }
    expect((await audits(orderId)).map((row) => row.action)).toEqual(['file.corrupt', 'file.corrupt'])
    const onDuty = await db().user.count({ where: { isOnDuty: true, disabledAt: null } })
    expect(await db().mail.count({ where: { orderId, kind: 'staff_alarm' } })).toBe(onDuty)
  })

  it('that is lost is refused; staff are told once', async () => {
    const staff = await createStaff()
    const { orderId, fileId, owner } = await orderWithFile()
    const { storageKeys } = await db().reportFile.findUniqueOrThrow({ where: { id: fileId } })
    for (const key of storageKeys) await storage().remove(key)
    for (let attempt = 0; attempt < 2; attempt++) {
      expect((await serveReportFile(owner, { orderId, fileId, isView: false, now })).status).toBe(500)
    }
    expect((await audits(orderId)).map((row) => row.action)).toEqual(['file.corrupt', 'file.corrupt'])
    const subjectKey = `FILE_CORRUPT:${fileId}:${staff.id}`
    expect(await db().mail.count({ where: { orderId, kind: 'staff_alarm', subjectKey } })).toBe(1)
  })

  it('that its patient removed while it was opened is only not found', async () => {
    const { orderId, fileId, owner } = await orderWithFile()
    const open = vi.spyOn(storage(), 'open').mockImplementationOnce(async () => {
      await db().reportFile.update({ where: { id: fileId }, data: { removedAt: now } })
      return null
    })
    expect((await serveReportFile(owner, { orderId, fileId, isView: false, now })).status).toBe(404)
    open.mockRestore()
    expect(await audits(orderId)).toEqual([])
  })

  it('whose middle was changed never arrives whole, and that is put on record', async () => {
    const { orderId, fileId, owner } = await orderWithFile({ bytes: Buffer.alloc(500_000, 7) })
    await flipByte(fileId, 300_000)
    const response = await serveReportFile(owner, { orderId, fileId, isView: false, now })
    await expect(response.arrayBuffer()).rejects.toThrow()
    expect((await audits(orderId)).map((row) => row.action)).toEqual(['file.downloaded', 'file.corrupt'])
  })
})

async function flipByte(fileId: string, at: number): Promise<void> {
  const { storageKeys } = await db().reportFile.findUniqueOrThrow({ where: { id: fileId } })
  const name = storageKeys[0]?.split('/')[1] ?? ''
  const folder = path.join(env().DATA_DIR, 'objects')
  const files = await fs.readdir(folder, { recursive: true })
  const file = path.join(folder, files.find((each) => each.includes(name)) ?? '')
  const content = await fs.readFile(file)
  const index = at < 0 ? content.length + at : at
  content[index] = (content[index] ?? 0) ^ 1
  await fs.writeFile(file, content)
}
