import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { sweepStorage } from '@/lib/jobs/handlers/sweep-storage'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { newStorageKey } from '@/lib/platform/object-store'
import { storage } from '@/lib/platform/storage'
import { moveReportFile, removeReportFile } from '@/lib/reports/change-report-files'
import { receiveReportFile } from '@/lib/reports/receive-report-file'
import { listReportFiles } from '@/lib/reports/report-queries'
import { createOrder, createProduct } from '@/tests/factories/order'
import { createReportFile } from '@/tests/factories/report-file'
import { createUser } from '@/tests/factories/user'

const now = new Date('2026-11-23T12:00:00Z')
const PDF = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(6000, 32)])

async function* parts(bytes: Buffer, size = 1000) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function draft() {
  const order = await createOrder({ status: 'draft' })
  const actor: Actor = { kind: 'draft', orderId: order.id }
  const receive = (fileName: string, source: AsyncIterable<Uint8Array>) =>
    receiveReportFile(actor, { orderId: order.id, fileName, source, now })
  return { orderId: order.id, actor, receive }
}

const objectCount = async () => (await Array.fromAsync(storage().list())).length

describe('receiving a report file', () => {
  it('stores it encrypted under a random name, with its own name encrypted', async () => {
    const { orderId, receive } = await draft()
    const received = await receive('../../Ada Lovelace MRI.pdf', parts(PDF))
    expect(received.ok).toBe(true)
    const [file] = await listReportFiles(orderId)
    expect(file).toMatchObject({
      fileName: 'Ada Lovelace MRI.pdf',
      mediaType: 'application/pdf',
      byteCount: PDF.length,
      scan: 'not_scanned',
    })
    const row = await db().reportFile.findFirstOrThrow({ where: { orderId } })
    expect(row.fileName).toMatch(/^v1\./)
    expect(row.storageKeys[0]).not.toMatch(/ada|pdf/i)
    expect(
      await storage().readAll(row.storageKeys[0] ?? '', { sha256: row.sha256 ?? '', maxBytes: 1e6 }),
    ).toEqual(PDF)
  })

  it('goes by the bytes, not by the name', async () => {
    const { receive } = await draft()
    expect(await receive('report.pdf', parts(Buffer.from('<html><script>alert(1)</script>')))).toMatchObject({
      code: 'WRONG_KIND',
    })
    expect(
      await receive('report.pdf', parts(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))),
    ).toMatchObject({ code: 'WRONG_KIND' })
    expect(await receive('report.pdf', parts(Buffer.from('MZ\u0090\u0000\u0003')))).toMatchObject({
      code: 'WRONG_KIND',
    })
    expect(await receive('report.pdf', parts(Buffer.alloc(0)))).toMatchObject({ code: 'EMPTY' })
    expect(await receive('report.pdf', parts(Buffer.from('IMPRESSION: normal')))).toMatchObject({ ok: true })
  })

  it('counts bytes while they stream: the first one over the limit ends it, and nothing is kept', async () => {
    const { orderId, receive } = await draft()
    let sent = 0
    async function* endless() {
      for (;;) {
        sent += 1_000_000
        yield sent === 1_000_000
          ? Buffer.concat([PDF, Buffer.alloc(1_000_000 - PDF.length)])
          : Buffer.alloc(1_000_000)
      }
    }
    const before = await objectCount()
    expect(await receive('report.pdf', endless())).toEqual({ ok: false, code: 'TOO_LARGE' })
    expect(sent).toBeLessThan(env().MAX_REPORT_FILE_BYTES + 3_000_000)
    expect(await listReportFiles(orderId)).toEqual([])
    expect(await objectCount()).toBe(before)
  })

  it('recognises the same file', async () => {
    const { orderId, receive } = await draft()
    await receive('a.pdf', parts(PDF))
    expect(await receive('b.pdf', parts(PDF))).toEqual({ ok: false, code: 'DUPLICATE' })
    expect(await listReportFiles(orderId)).toHaveLength(1)
  })

  it('keeps nothing of an upload that breaks off', async () => {
    const { orderId, receive } = await draft()
    async function* broken() {
      yield PDF
      throw new Error('connection lost')
    }
    const before = await objectCount()
    await expect(receive('a.pdf', broken())).rejects.toThrow('connection lost')
    expect(await listReportFiles(orderId)).toEqual([])
    expect(await objectCount()).toBe(before)
  })

  it('is refused at its last byte when the order was sent meanwhile', async () => {
    const { orderId, receive } = await draft()
    const { price } = await createProduct()
    async function* slow() {
      yield PDF
      await db().order.update({
        where: { id: orderId },
        data: {
          status: 'awaiting_payment',
          userId: (await createUser()).id,
          priceId: price.id,
          amountMinor: 100,
          currency: 'usd',
          termsVersion: 'test-1',
        },
      })
      yield Buffer.from('%%EOF')
    }
    const before = await objectCount()
    expect(await receive('a.pdf', slow())).toEqual({ ok: false, code: 'NOT_FOUND' })
    expect(await listReportFiles(orderId)).toEqual([])
    expect(await objectCount()).toBe(before)
    expect(await db().reportFile.findFirst({ where: { orderId } })).toMatchObject({
      state: 'refused',
      removedAt: now,
    })
  })

  it('takes at most 20 files, however many arrive at once', async () => {
    const { orderId, receive } = await draft()
    const all = await Promise.all(
      Array.from({ length: 24 }, (_, index) => receive('a.txt', parts(Buffer.from(`report ${index}`)))),
    )
    expect(all.filter((result) => result.ok)).toHaveLength(20)
    const files = await db().reportFile.findMany({
      where: { orderId, removedAt: null },
      select: { position: true },
    })
    expect(new Set(files.map((file) => file.position)).size).toBe(20)
  })

  it('refuses someone else, and an order that is not waiting for files', async () => {
    const { orderId } = await draft()
    const paid = await createOrder({ status: 'received' })
    const tries: [Actor, string][] = [
      [{ kind: 'anonymous' }, orderId],
      [{ kind: 'draft', orderId: paid.id }, orderId],
      [{ kind: 'patient', userId: paid.userId ?? '' }, paid.id],
      [{ kind: 'staff', userId: crypto.randomUUID() }, orderId],
    ]
    for (const [actor, id] of tries) {
      expect(
        await receiveReportFile(actor, { orderId: id, fileName: 'a.pdf', source: parts(PDF), now }),
      ).toEqual({ ok: false, code: 'NOT_FOUND' })
    }
    const waiting = await createOrder({ status: 'needs_info' })
    const owner: Actor = { kind: 'patient', userId: waiting.userId ?? '' }
    expect(
      (await receiveReportFile(owner, { orderId: waiting.id, fileName: 'a.pdf', source: parts(PDF), now }))
        .ok,
    ).toBe(true)
  })
})

describe('changing report files', () => {
  it('never leaves a paid order without a report', async () => {
    const paid = await createOrder({ status: 'needs_info' })
    const actor: Actor = { kind: 'patient', userId: paid.userId ?? '' }
    const files = [
      await createReportFile(paid.id, { position: 0 }),
      await createReportFile(paid.id, { position: 1 }),
    ]
    const remove = (file: { id: string }) =>
      removeReportFile(actor, { orderId: paid.id, fileId: file.id, now })
    const both = await Promise.all(files.map(remove))
    expect(both.filter((result) => result.ok)).toHaveLength(1)
    expect(both).toContainEqual({ ok: false, code: 'LAST_FILE' })
    expect(await listReportFiles(paid.id)).toHaveLength(1)
    // Pasted text is a report too.
    const texted = await createOrder({ status: 'needs_info', text: { pastedText: 'FINDINGS: none.' } })
    const file = await createReportFile(texted.id)
    const owner: Actor = { kind: 'patient', userId: texted.userId ?? '' }
    expect(await removeReportFile(owner, { orderId: texted.id, fileId: file.id, now })).toMatchObject({
      ok: true,
    })
  })

  it('moves and removes only files of the order named', async () => {
    const { orderId, actor } = await draft()
    const [first, second] = [
      await createReportFile(orderId, { position: 0 }),
      await createReportFile(orderId, { position: 1 }),
    ]
    const other = await draft()
    const foreign = await createReportFile(other.orderId)
    expect(await moveReportFile(actor, { orderId, fileId: second.id, direction: 'up', now })).toMatchObject({
      ok: true,
    })
    expect((await listReportFiles(orderId)).map((file) => file.id)).toEqual([second.id, first.id])
    expect(await removeReportFile(actor, { orderId, fileId: foreign.id, now })).toEqual({
      ok: false,
      code: 'NOT_FOUND',
    })
    expect(await removeReportFile(actor, { orderId, fileId: first.id, now })).toMatchObject({ ok: true })
    expect((await listReportFiles(orderId)).map((file) => file.id)).toEqual([second.id])
    expect(await storage().open(first.storageKeys)).toBeNull()
  })
})

describe('sweeping the store', () => {
  it('removes day-old objects without a row and never one that a row refers to', async () => {
    const { orderId } = await draft()
    const kept = await createReportFile(orderId)
    const orphan = await createReportFile(orderId, { position: 1 })
    await db().reportFile.delete({ where: { id: orphan.id } })
    const signal = new AbortController().signal
    await sweepStorage({}, { now: new Date(), signal })
    expect(await storage().open(orphan.storageKeys)).not.toBeNull()
    await sweepStorage({}, { now: new Date(Date.now() + 25 * 3_600_000), signal })
    expect(await storage().open(orphan.storageKeys)).toBeNull()
    expect(await storage().open(kept.storageKeys)).not.toBeNull()
  })
})

describe('what was left on the way', () => {
  it('is let go of after a day: an unfinished video, and the place of a file whose process died', async () => {
    const { orderId } = await draft()
    const { id: fileId } = await db().reportFile.create({
      data: {
        orderId,
        position: 0,
        fileName: 'v1.x',
        mediaType: 'x',
        storageKeys: [newStorageKey('report')],
      },
    })
    const storageKey = newStorageKey('chunk')
    await storage().put(storageKey, parts(PDF), { maxBytes: PDF.length })
    const upload = { orderId, userId: randomUUID(), byteCount: 9_000n, byteOffset: 6_000n }
    const { id } = await db().videoUpload.create({
      data: {
        ...upload,
        fileName: 'v1.x',
        mediaType: 'video/mp4',
        chunks: { create: { byteOffset: 0n, byteCount: 6_000n, storageKey } },
      },
    })
    const { signal } = new AbortController()
    await sweepStorage({}, { now: new Date(), signal })
    expect(await db().videoUpload.count({ where: { id } })).toBe(1)
    await sweepStorage({}, { now: new Date(Date.now() + 25 * 3_600_000), signal })
    expect(await db().videoUpload.count({ where: { id } })).toBe(0)
    expect(await storage().open(storageKey)).toBeNull()
    expect(await db().reportFile.findUnique({ where: { id: fileId } })).toMatchObject({
      state: 'refused',
      removedAt: expect.any(Date),
    })
  })
})

describe('erasing an order', () => {
  it('does not wait behind one that cannot be erased', async () => {
    const retainUntil = new Date('2020-01-01')
    const broken = await createOrder({
      id: '00000000-0000-4000-8000-000000000001',
      status: 'canceled',
      retainUntil,
    })
    const due = await createOrder({ status: 'canceled', retainUntil })
    const damaged = await createReportFile(broken.id)
    await db().reportFile.update({ where: { id: damaged.id }, data: { storageKeys: ['not a key'] } })
    const swept = sweepStorage({}, { now: new Date(), signal: new AbortController().signal })
    await expect(swept).rejects.toThrow()
    expect(await db().orderKey.findUnique({ where: { orderId: broken.id } })).not.toBeNull()
    expect(await db().orderKey.findUnique({ where: { orderId: due.id } })).toBeNull()
    await db().reportFile.delete({ where: { id: damaged.id } })
  })

  it('happens when its time is over: bytes and key are gone, the trail stays', async () => {
    const ended = await createOrder({ status: 'canceled', retainUntil: new Date('2020-01-01') })
    const kept = await createOrder({ status: 'canceled', retainUntil: new Date('2999-01-01') })
    const [gone, safe] = [await createReportFile(ended.id), await createReportFile(kept.id)]
    await sweepStorage({}, { now: new Date(), signal: new AbortController().signal })
    expect(await storage().open(gone.storageKeys)).toBeNull()
    expect(await storage().open(safe.storageKeys)).not.toBeNull()
    expect(await db().orderKey.findUnique({ where: { orderId: ended.id } })).toBeNull()
    expect(await db().order.findUnique({ where: { id: ended.id } })).toMatchObject({
      questions: null,
      number: ended.number,
    })
    expect(await db().orderKey.findUnique({ where: { orderId: kept.id } })).not.toBeNull()
  })
})
