import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { Upload } from '@tus/server'
import { describe, expect, it, vi } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { sweepStorage } from '@/lib/jobs/handlers/sweep-storage'
import { eraseOrder } from '@/lib/orders/erase-order'
import { systemClock } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { keyring } from '@/lib/platform/identities'
import { newStorageKey } from '@/lib/platform/object-store'
import { storage } from '@/lib/platform/storage'
import { removeReportFile } from '@/lib/reports/change-report-files'
import { listReportFiles } from '@/lib/reports/report-queries'
import { listUnfinishedUploads, ReportUploadStore } from '@/lib/reports/report-upload-store'
import { createOrder } from '@/tests/factories/order'
import { createReportFile } from '@/tests/factories/report-file'

const HERE = { network: '192.0.2.1', clock: systemClock }
const TEXT = Buffer.from(`FINDINGS: ${'There is a mild bulge. '.repeat(1_000)}`)

async function setUp() {
  const { id: orderId } = await createOrder({ status: 'draft' })
  const actor: Actor = { kind: 'draft', orderId }
  // Each request is answered by whichever process is there: nothing is kept between them.
  const store = () => new ReportUploadStore(actor, orderId, HERE)
  return { orderId, actor, store }
}

async function begin(store: ReportUploadStore, size: number, metadata: Record<string, string> = {}) {
  const id = crypto.randomUUID()
  await store.create(new Upload({ id, size, offset: 0, metadata: { filename: 'report.txt', ...metadata } }))
  return id
}

const part = (bytes: Buffer) => Readable.from([bytes])
async function stored(orderId: string): Promise<Buffer> {
  const { storageKeys } = await db().reportFile.findFirstOrThrow({ where: { orderId } })
  const object = await storage().open(storageKeys)
  return Buffer.concat(await Array.fromAsync(object?.stream() ?? []))
}
const chunkCount = (id: string) => db().reportChunk.count({ where: { uploadId: id } })

describe('a report file that is sent in parts', () => {
  it('becomes one file, whatever process takes the next part, and its parts go', async () => {
    const { orderId, store } = await setUp()
    const id = await begin(store(), TEXT.length)
    expect(await store().write(part(TEXT.subarray(0, 9_000)), id, 0)).toBe(9_000)
    expect((await store().getUpload(id)).offset).toBe(9_000)
    expect(await listUnfinishedUploads(orderId)).toMatchObject([
      { fileName: 'report.txt', byteOffset: 9_000, byteCount: TEXT.length },
    ])
    expect(await store().write(part(TEXT.subarray(9_000)), id, 9_000)).toBe(TEXT.length)
    const [file] = await listReportFiles(orderId)
    expect(file).toMatchObject({ fileName: 'report.txt', mediaType: 'text/plain', byteCount: TEXT.length })
    const row = await db().reportFile.findFirstOrThrow({ where: { orderId } })
    expect(row.storageKeys).toHaveLength(2)
    expect(row.sha256).toBe(createHash('sha256').update(TEXT).digest('hex'))
    expect(await stored(orderId)).toEqual(TEXT)
    expect([await chunkCount(id), await db().reportUpload.count({ where: { id } })]).toEqual([0, 0])
  })

  it('stands at its end, for a browser that did not get the last answer, until the file is removed', async () => {
    const { orderId, actor, store } = await setUp()
    const id = await begin(store(), TEXT.length)
    await store().write(part(TEXT), id, 0)
    expect(await store().getUpload(id)).toMatchObject({ offset: TEXT.length, size: TEXT.length })
    const other = await setUp()
    await expect(new ReportUploadStore(other.actor, orderId, HERE).getUpload(id)).rejects.toMatchObject({
      status_code: 404,
    })
    await createReportFile(orderId, { fileName: 'another' })
    await removeReportFile(actor, { orderId, fileId: id, now: new Date() })
    await expect(store().getUpload(id)).rejects.toMatchObject({ status_code: 404 })
  })

  it('is known by the hash of all its bytes, also when another process took its first parts', async () => {
    const { orderId, store } = await setUp()
    const id = await begin(store(), TEXT.length)
    await store().write(part(TEXT.subarray(0, 9_000)), id, 0)
    vi.resetModules()
    const fresh = await import('@/lib/reports/report-upload-store')
    const other = new fresh.ReportUploadStore({ kind: 'draft', orderId }, orderId, HERE)
    expect(await other.write(part(TEXT.subarray(9_000)), id, 9_000)).toBe(TEXT.length)
    const { sha256 } = await db().reportFile.findFirstOrThrow({ where: { orderId } })
    expect(sha256).toBe(createHash('sha256').update(TEXT).digest('hex'))
    expect(await stored(orderId)).toEqual(TEXT)
  })

  it('lies in files that the age command opens', async () => {
    const { orderId, store } = await setUp()
    const id = await begin(store(), TEXT.length)
    await store().write(part(TEXT.subarray(0, 9_000)), id, 0)
    await store().write(part(TEXT.subarray(9_000)), id, 9_000)
    const { storageKeys } = await db().reportFile.findFirstOrThrow({ where: { orderId } })
    const folder = path.join(env().DATA_DIR, 'objects')
    const files = await fs.readdir(folder, { recursive: true })
    const identity = path.join(env().DATA_DIR, 'identity-for-age')
    await fs.writeFile(identity, keyring().newest, { mode: 0o600 })
    const opened = storageKeys.map((key) => {
      const file = files.find((each) => each.endsWith(`${key.split('/')[1]}.age`)) ?? ''
      return execFileSync('age', ['--decrypt', '--identity', identity, path.join(folder, file)])
    })
    expect(Buffer.concat(opened)).toEqual(TEXT)
  })

  it('keeps what arrived of a part that broke off, and is not hashed with one that did not count', async () => {
    const { orderId, store } = await setUp()
    const id = await begin(store(), TEXT.length)
    await store().write(part(TEXT.subarray(0, 5_000)), id, 0)
    async function* broken() {
      yield TEXT.subarray(5_000, 6_000)
      throw new Error('the line was lost')
    }
    await store().write(Readable.from(broken()), id, 5_000)
    expect((await store().getUpload(id)).offset).toBe(6_000)
    const sent = [7_000, 8_000].map((end) => store().write(part(TEXT.subarray(6_000, end)), id, 6_000))
    await Promise.allSettled(sent)
    const { offset } = await store().getUpload(id)
    await store().write(part(TEXT.subarray(offset)), id, offset)
    const { sha256 } = await db().reportFile.findFirstOrThrow({ where: { orderId } })
    expect(sha256).toBe(createHash('sha256').update(TEXT).digest('hex'))
  })

  it('leaves nothing in the store when it is refused at its end', async () => {
    const { orderId, store } = await setUp()
    await createReportFile(orderId, { bytes: TEXT, mediaType: 'text/plain', fileName: 'the same.txt' })
    const before = (await Array.fromAsync(storage().list())).length
    const id = await begin(store(), TEXT.length)
    await store().write(part(TEXT.subarray(0, 9_000)), id, 0)
    await expect(store().write(part(TEXT.subarray(9_000)), id, 9_000)).rejects.toMatchObject({
      body: 'DUPLICATE',
    })
    expect(await Array.fromAsync(storage().list())).toHaveLength(before)
    expect(await db().reportUpload.count({ where: { id } })).toBe(0)
    expect(await stored(orderId)).toEqual(TEXT)
  })

  it('takes only so many parts', async () => {
    const { store } = await setUp()
    const id = await begin(store(), TEXT.length)
    const chunks = Array.from({ length: 500 }, (_, nth) => ({
      uploadId: id,
      byteOffset: BigInt(nth),
      byteCount: 1n,
      storageKey: newStorageKey('report'),
    }))
    await db().reportChunk.createMany({ data: chunks })
    await expect(store().write(part(TEXT), id, 0)).rejects.toMatchObject({ body: 'BROKEN_FORM' })
  })

  it('keeps the order in which the files were chosen, not that in which they arrive', async () => {
    const { orderId, store } = await setUp()
    const first = await begin(store(), TEXT.length, { filename: 'first.txt' })
    const second = await begin(store(), 20, { filename: 'second.txt' })
    await store().write(part(Buffer.from('IMPRESSION: a bulge.')), second, 0)
    await store().write(part(TEXT), first, 0)
    expect((await listReportFiles(orderId)).map(({ fileName }) => fileName)).toEqual([
      'first.txt',
      'second.txt',
    ])
  })

  it('counts one of two requests that send the same part', async () => {
    const { orderId, store } = await setUp()
    const id = await begin(store(), TEXT.length)
    const sent = await Promise.allSettled([
      store().write(part(TEXT.subarray(0, 5_000)), id, 0),
      store().write(part(TEXT.subarray(0, 5_000)), id, 0),
    ])
    expect(sent.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(store().write(part(TEXT.subarray(100)), id, 100)).rejects.toMatchObject({ status_code: 409 })
    const ends = [store(), store()].map((one) => one.write(part(TEXT.subarray(5_000)), id, 5_000))
    await Promise.allSettled(ends)
    expect(await listReportFiles(orderId)).toHaveLength(1)
  })

  it('is refused by what arrives and not by what was announced', async () => {
    const { orderId, store } = await setUp()
    const id = await begin(store(), 100)
    await expect(store().write(part(TEXT), id, 0)).rejects.toMatchObject({ status_code: 413 })
    await expect(begin(store(), 10 ** 9)).rejects.toMatchObject({ body: 'TOO_LARGE' })
    await expect(begin(store(), 0)).rejects.toMatchObject({ body: 'EMPTY' })
    const wrong = await begin(store(), 6)
    await expect(store().write(part(Buffer.from('<html>')), wrong, 0)).rejects.toMatchObject({
      status_code: 422,
      body: 'WRONG_KIND',
    })
    expect(await listReportFiles(orderId)).toEqual([])
  })

  it('is recognised when it was sent before, by its bytes', async () => {
    const { orderId, store } = await setUp()
    await createReportFile(orderId, { bytes: TEXT, mediaType: 'text/plain', fileName: 'other name.txt' })
    const id = await begin(store(), TEXT.length)
    await expect(store().write(part(TEXT), id, 0)).rejects.toMatchObject({ body: 'DUPLICATE' })
  })

  it('takes the place of the file that it is a better copy of', async () => {
    const { orderId, store } = await setUp()
    const old = await createReportFile(orderId, { position: 0, fileName: 'old' })
    await createReportFile(orderId, { position: 1, fileName: 'last', bytes: Buffer.from('%PDF-1.7 b') })
    const id = await begin(store(), TEXT.length, { replaces: old.id })
    await store().write(part(TEXT), id, 0)
    expect((await listReportFiles(orderId)).map(({ fileName }) => fileName)).toEqual(['report.txt', 'last'])
  })

  it('is nobody else’s, and ends when its order takes no more files', async () => {
    const { orderId, store } = await setUp()
    const id = await begin(store(), TEXT.length)
    const other = await setUp()
    const strange = new ReportUploadStore(other.actor, orderId, HERE)
    const strangeOrder = new ReportUploadStore(other.actor, other.orderId, HERE)
    for (const stranger of [strange, strangeOrder]) {
      await expect(stranger.getUpload(id)).rejects.toMatchObject({ status_code: 404 })
      await expect(stranger.write(part(TEXT), id, 0)).rejects.toMatchObject({ status_code: 404 })
      await expect(stranger.remove(id)).rejects.toMatchObject({ status_code: 404 })
    }
    await expect(begin(strange, 10)).rejects.toMatchObject({ status_code: 404 })
    await db().order.update({
      where: { id: orderId },
      data: { status: 'expired', closedAt: new Date(), closeReason: 'expired' },
    })
    await expect(store().write(part(TEXT), id, 0)).rejects.toMatchObject({ status_code: 404 })
  })

  it('is let go of when it stood still for a day, when it is given up, and with its order', async () => {
    const { orderId, store } = await setUp()
    const objects = async () => (await Array.fromAsync(storage().list())).length
    const before = await objects()
    const old = await begin(store(), TEXT.length)
    const stopped = await begin(store(), TEXT.length)
    const last = await begin(store(), TEXT.length)
    for (const id of [old, stopped, last]) await store().write(part(TEXT.subarray(0, 10)), id, 0)
    expect(await objects()).toBe(before + 3)
    await store().remove(stopped)
    expect(await objects()).toBe(before + 2)
    const context = { now: new Date(), signal: new AbortController().signal }
    await sweepStorage({}, context)
    expect(await chunkCount(old)).toBe(1)
    await db()
      .$executeRaw`UPDATE "ReportUpload" SET "updatedAt" = now() - interval '25 hours' WHERE id = ${old}::uuid`
    await sweepStorage({}, context)
    expect([await chunkCount(old), await chunkCount(last)]).toEqual([0, 1])
    await eraseOrder(orderId, new Date())
    expect(await chunkCount(last)).toBe(0)
  })
})
