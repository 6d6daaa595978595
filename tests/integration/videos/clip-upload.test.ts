import { Readable } from 'node:stream'
import { Upload } from '@tus/server'
import { describe, expect, it, vi } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { sweepStorage } from '@/lib/jobs/handlers/sweep-storage'
import { systemClock } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { storage } from '@/lib/platform/storage'
import { ClipUploadStore } from '@/lib/videos/clip-upload-store'
import { createClip as beginClip, removeClip } from '@/lib/videos/clips'
import { findUnfinishedUpload } from '@/lib/videos/media-upload-store'
import { processClip } from '@/lib/videos/processing/process-clip'
import { createStaff } from '@/tests/factories/user'
import { makeVideo } from '@/tests/support/make-video'

vi.setConfig({ testTimeout: 90_000 })

const now = new Date()
const { signal } = new AbortController()
/** A file came meanwhile: a client does not try again. */
const TAKEN = { status_code: 422, body: 'CONFLICT' }
const part = (bytes: Buffer) => Readable.from([bytes])

/** Parts of uploads in the store that no upload has. */
async function strayChunks(): Promise<string[]> {
  const stored = (await Array.fromAsync(storage().list())).map(({ key }) => key)
  const rows = await db().videoChunk.findMany({ select: { storageKey: true } })
  const known = new Set(rows.map(({ storageKey }) => storageKey))
  return stored.filter((key) => key.startsWith('chunk/') && !known.has(key))
}

describe("a clip's file on its way", () => {
  async function begun(size: number) {
    const author: StaffActor = { kind: 'staff', userId: (await createStaff()).id }
    const clip = await beginClip(author, { title: 'A disc', words: 'A disc is soft. It lasts.', now })
    if (!clip.ok) throw new Error(clip.code)
    const clipId = clip.value.id
    // Each request is answered by whichever process is there: nothing is kept between them.
    const store = () => new ClipUploadStore(author, { clipId }, systemClock)
    const begin = async () => {
      const id = crypto.randomUUID()
      await store().create(new Upload({ id, size, offset: 0 }))
      return id
    }
    return { author, clipId, store, begin, id: await begin() }
  }

  it('goes on where it was cut off, with what had arrived', async () => {
    const bytes = makeVideo()
    const { author, clipId, store, id } = await begun(bytes.length)
    await store().write(part(bytes.subarray(0, 9_000)), id, 0)
    async function* broken() {
      yield bytes.subarray(9_000, 12_000)
      throw new Error('the line was lost')
    }
    await store().write(Readable.from(broken()), id, 9_000)
    expect((await store().getUpload(id)).offset).toBe(12_000)
    expect(await findUnfinishedUpload(author, { clipId })).toEqual({
      id,
      fileName: null,
      byteCount: bytes.length,
      byteOffset: 12_000,
    })
    await expect(store().write(part(bytes), id, 0), 'from its start').rejects.toMatchObject({
      status_code: 409,
    })
    await store().write(part(bytes.subarray(12_000)), id, 12_000)
    expect(await findUnfinishedUpload(author, { clipId })).toBeNull()
    await processClip(clipId, signal)
    const clip = await db().clip.findUniqueOrThrow({ where: { id: clipId } })
    expect(clip).toMatchObject({ state: 'ready', width: 320 })
    expect(clip.durationMs).toBeGreaterThan(1_800)
    expect(await strayChunks()).toEqual([])
    expect(await db().videoUpload.count({ where: { clipId } })).toBe(0)
  })

  it('never has more bytes than it said, whatever is sent', async () => {
    const { store, id, begin } = await begun(1_000)
    await expect(store().write(part(Buffer.alloc(5_000)), id, 0)).rejects.toMatchObject({ status_code: 413 })
    const writes = [0, 1].map(() => store().write(part(Buffer.alloc(600)), id, 0))
    const settled = await Promise.allSettled(writes)
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await store().getUpload(id)).offset).toBe(600)
    expect(await strayChunks(), 'only what counts is kept').toEqual([])
    const other = await begin()
    await store().write(part(Buffer.alloc(1_000)), other, 0)
    await expect(
      store().write(part(Buffer.alloc(400)), id, 600),
      'the other window won',
    ).rejects.toMatchObject(TAKEN)
  })

  it('is swept when nobody goes on with it, and goes with its clip; one that is being made stays', async () => {
    const [left, dropped, whole] = [await begun(1_000), await begun(1_000), await begun(600)]
    const made = await begun(600)
    const all = [left, dropped, whole, made]
    for (const { store, id } of all) await store().write(part(Buffer.alloc(600)), id, 0)
    // Its worker was killed right after it had ended.
    const ended = { state: 'failed', failure: 'GAVE_UP', sourceId: null } as const
    await db().clip.update({ where: { id: made.clipId }, data: ended })
    expect(await removeClip(dropped.author, { id: dropped.clipId, now })).toMatchObject({ ok: true })
    expect(await db().videoUpload.count({ where: { id: dropped.id } })).toBe(0)
    expect(await strayChunks()).toEqual([])
    await sweepStorage({}, { now: new Date(Date.now() + 25 * 3_600_000), signal })
    for (const { store, id } of [left, made])
      await expect(store().getUpload(id)).rejects.toMatchObject({ status_code: 404 })
    expect(await strayChunks()).toEqual([])
    expect((await whole.store().getUpload(whole.id)).offset).toBe(600)
    await expect(
      db().videoUpload.delete({ where: { id: whole.id } }),
      'the database keeps it too',
    ).rejects.toThrow(/processed_clip_has_a_source/)
  })
})
