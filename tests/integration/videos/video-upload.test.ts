import { Readable } from 'node:stream'
import { Upload } from '@tus/server'
import { describe, expect, it, vi } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { QUEUE_SETTINGS } from '@/lib/jobs/queue-settings'
import { runJob } from '@/lib/jobs/run-job'
import { systemClock } from '@/lib/platform/clock'
import { db, pool } from '@/lib/platform/db'
import { startQueueWorkers } from '@/lib/platform/queue'
import { storage } from '@/lib/platform/storage'
import { giveUpVideo } from '@/lib/videos/processing/give-up-video'
import { processVideo } from '@/lib/videos/processing/process-video'
import { VideoUploadStore } from '@/lib/videos/video-upload-store'
import { createOrder } from '@/tests/factories/order'
import { createStaff } from '@/tests/factories/user'
import { makeVideo } from '@/tests/support/make-video'

// Each video runs a dozen programs; on a busy machine they wait for each other.
vi.setConfig({ testTimeout: 90_000 })

const signal = new AbortController().signal

async function setUp() {
  const author = await createStaff()
  const order = await createOrder({ status: 'in_production', claimedById: author.id })
  const actor: StaffActor = { kind: 'staff', userId: author.id }
  return { order, actor, store: new VideoUploadStore(actor, { orderId: order.id }, systemClock) }
}

/** Does what the job of a finished upload does. */
async function processUpload(id: string): Promise<void> {
  const { videoId } = await db().videoUpload.findUniqueOrThrow({ where: { id } })
  if (videoId) await processVideo(videoId, signal)
}

async function uploadInParts(store: VideoUploadStore, bytes: Buffer, partSize: number): Promise<string> {
  const id = crypto.randomUUID()
  await store.create(new Upload({ id, size: bytes.length, offset: 0, metadata: { filename: 'video.mp4' } }))
  for (let at = 0; at < bytes.length; at += partSize) {
    await store.write(Readable.from([bytes.subarray(at, at + partSize)]), id, at)
  }
  return id
}

describe('uploading a finished video', () => {
  it('makes one whole encrypted video of its chunks, once', async () => {
    const { store, order } = await setUp()
    const bytes = makeVideo()
    const uploadId = await uploadInParts(store, bytes, 10_000)
    await processUpload(uploadId)
    await processUpload(uploadId)
    const videos = await db().video.findMany({ where: { orderId: order.id } })
    expect(videos).toHaveLength(1)
    expect(videos[0]).toMatchObject({
      state: 'ready',
      version: 1,
      width: 320,
      height: 180,
      mediaType: 'video/mp4',
    })
    expect(videos[0]?.durationMs).toBeGreaterThan(1800)
    const stored = await storage().readAll(videos[0]?.storageKey ?? '', {
      sha256: videos[0]?.sha256 ?? '',
      maxBytes: 1e8,
    })
    expect(stored?.subarray(4, 8).toString()).toBe('ftyp')
    // Plays before it is loaded whole.
    expect(stored?.indexOf('moov')).toBeLessThan(stored?.indexOf('mdat') ?? 0)
    const assets = await db().videoAsset.findMany({ where: { videoId: videos[0]?.id ?? '' } })
    expect(assets.map(({ kind }) => kind).sort()).toEqual(['audio', 'poster', 'sprite', 'timing'])
    expect(await db().videoChunk.count({ where: { uploadId } })).toBe(0)
    const left = await Array.fromAsync(storage().list())
    expect(left.filter((object) => object.key.startsWith('chunk/'))).toEqual([])
  })

  it('counts one of two writers at the same offset', async () => {
    const { store } = await setUp()
    const bytes = Buffer.alloc(2000, 7)
    const id = crypto.randomUUID()
    await store.create(new Upload({ id, size: bytes.length, offset: 0 }))
    const writes = await Promise.allSettled([
      store.write(Readable.from([bytes.subarray(0, 1000)]), id, 0),
      store.write(Readable.from([bytes.subarray(0, 1000)]), id, 0),
    ])
    expect(writes.filter((write) => write.status === 'fulfilled')).toHaveLength(1)
    expect((await store.getUpload(id)).offset).toBe(1000)
  })

  it('resumes in another process where the first one broke off', async () => {
    const { store, actor, order } = await setUp()
    const bytes = makeVideo()
    const id = crypto.randomUUID()
    await store.create(new Upload({ id, size: bytes.length, offset: 0 }))
    await store.write(Readable.from([bytes.subarray(0, 5000)]), id, 0)
    const other = new VideoUploadStore(actor, { orderId: order.id }, systemClock)
    const { offset } = await other.getUpload(id)
    await other.write(Readable.from([bytes.subarray(offset)]), id, offset)
    await processUpload(id)
    expect(await db().video.findFirst({ where: { orderId: order.id } })).toMatchObject({ state: 'ready' })
  })

  it('says when there is no sound, or no video at all', async () => {
    const { store, order } = await setUp()
    const failureOf = async (bytes: Buffer) => {
      await processUpload(await uploadInParts(store, bytes, 50_000))
      const newest = await db().video.findFirst({
        where: { orderId: order.id },
        orderBy: { version: 'desc' },
      })
      return [newest?.state, newest?.failure]
    }
    expect(await failureOf(makeVideo({ hasSound: false }))).toEqual(['failed', 'NO_SOUND'])
    expect(await failureOf(Buffer.from('#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n'))).toEqual([
      'failed',
      'NOT_A_VIDEO',
    ])
  })

  it('is failed, with an alarm to staff, when all tries to make it have failed', async () => {
    const { store, order } = await setUp()
    const uploadId = await uploadInParts(store, makeVideo(), 50_000)
    await pool().query(
      `UPDATE pgboss.job SET retry_limit = 0 WHERE name = 'video.process' AND data->>'videoId' = $1`,
      [(await db().video.findFirstOrThrow({ where: { orderId: order.id } })).id],
    )
    const settings = (name: string) => {
      const queue = QUEUE_SETTINGS.find((known) => known.name === name)
      if (!queue) throw new Error(`no queue ${name}`)
      return queue
    }
    const workers = await startQueueWorkers([
      { ...settings('video.process'), handle: () => Promise.reject(new Error('the store is away')) },
      { ...settings('video.give_up'), handle: (data) => runJob('video.give_up', data) },
    ])
    const video = () => db().video.findFirstOrThrow({ where: { orderId: order.id } })
    await vi.waitFor(async () => expect((await video()).state).toBe('failed'), { timeout: 15_000 })
    await workers.stop()
    const { id, failure } = await video()
    expect(failure).toBe('GAVE_UP')
    const alarms = { kind: 'staff_alarm', subjectKey: { startsWith: `VIDEO_FAILED:${id}:` } }
    const onDuty = await db().user.count({ where: { isOnDuty: true, disabledAt: null } })
    expect(await db().mail.count({ where: alarms })).toBe(onDuty)
    // What was sent is kept, to be tried again by hand.
    expect(await db().videoChunk.count({ where: { uploadId } })).toBeGreaterThan(0)
    // A try that comes back late changes nothing, nor does giving up again.
    await processUpload(uploadId)
    await giveUpVideo(id)
    expect((await video()).state).toBe('failed')
    expect(await db().mail.count({ where: alarms })).toBe(onDuty)
  })

  it('knows no upload by a word that is no id', async () => {
    const { store } = await setUp()
    for (const id of ['x', '..', "' or 1=1", crypto.randomUUID()]) {
      const calls = [
        () => store.getUpload(id),
        () => store.write(Readable.from([Buffer.alloc(1)]), id, 0),
        () => store.remove(id),
      ]
      for (const call of calls) await expect(call()).rejects.toMatchObject({ status_code: 404 })
    }
  })

  it('is closed to anyone who did not claim the order', async () => {
    const { order } = await setUp()
    const stranger = await createStaff()
    const store = new VideoUploadStore(
      { kind: 'staff', userId: stranger.id },
      { orderId: order.id },
      systemClock,
    )
    await expect(
      store.create(new Upload({ id: crypto.randomUUID(), size: 10, offset: 0 })),
    ).rejects.toMatchObject({ status_code: 404 })
  })
})
