import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { Upload } from '@tus/server'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { systemClock } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { sweepScratch } from '@/lib/platform/scratch'
import { storage } from '@/lib/platform/storage'
import { cancelProcessing, retryProcessing } from '@/lib/videos/change-processing'
import { processVideo } from '@/lib/videos/processing/process-video'
import { watchProcessing } from '@/lib/videos/processing/report-progress'
import { VideoUploadStore } from '@/lib/videos/video-upload-store'
import { createOrder } from '@/tests/factories/order'
import { createStaff } from '@/tests/factories/user'
import { makeVideo } from '@/tests/support/make-video'

vi.setConfig({ testTimeout: 120_000 })

const now = new Date()
const bytes = makeVideo()
const idle = () => new AbortController().signal

async function uploaded() {
  const author = await createStaff()
  const order = await createOrder({ status: 'in_production', claimedById: author.id })
  const actor: StaffActor = { kind: 'staff', userId: author.id }
  const store = new VideoUploadStore(actor, { orderId: order.id }, systemClock)
  const id = crypto.randomUUID()
  await store.create(new Upload({ id, size: bytes.length, offset: 0 }))
  await store.write(Readable.from([bytes]), id, 0)
  const { videoId } = await db().videoUpload.findUniqueOrThrow({ where: { id } })
  if (!videoId) throw new Error('the upload made no video')
  return { actor, orderId: order.id, videoId }
}

const stateOf = (id: string) =>
  db().video.findUniqueOrThrow({ where: { id }, select: { state: true, failure: true, attempts: true } })

async function storedVideos(): Promise<number> {
  const objects = await Array.fromAsync(storage().list())
  return objects.filter(({ key }) => key.startsWith('video/')).length
}

const children: ChildProcess[] = []
afterEach(() => {
  for (const child of children.splice(0)) killWithChildren(child)
})

/** The group: the loader and the worker under it, which would else take the next test's jobs. */
function killWithChildren({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  } catch (error) {
    // The whole group has ended already.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

/** Ends the group when the pipe closes that this process holds: also when a run is broken off, with no time to tidy up. */
const WITH_PARENT =
  'exec 3<&0; (read -r _ <&3; kill -s KILL -- -$$) & exec tsx scripts/worker.ts 3<&- </dev/null'

/** A worker in a process of its own, on this test's database. */
function startWorker(): ChildProcess {
  const child = spawn('sh', ['-c', WITH_PARENT], {
    env: process.env,
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  children.push(child)
  return child
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await sleep(100)
}

describe('the processing of a video', () => {
  it('is taken over within 20 seconds when its worker is killed, and makes one video', async () => {
    const { videoId } = await uploaded()
    // The first conversion hangs, so that the kill hits it; the one after is the real program.
    const folder = fs.mkdtempSync(path.join(process.env.DATA_DIR ?? '', 'program-'))
    const [program, pidFile] = [path.join(folder, 'ffmpeg'), path.join(folder, 'pid')]
    const hang = `if [ ! -e ${pidFile} ]; then echo $$ > ${pidFile}; exec sleep 300; fi; exec ffmpeg "$@"`
    fs.writeFileSync(program, `#!/bin/sh\n${hang}\n`, { mode: 0o755 })
    process.env.FFMPEG_PATH = program
    const first = startWorker()
    await until(() => fs.existsSync(pidFile) && fs.readFileSync(pidFile, 'utf8') !== '')
    startWorker()
    killWithChildren(first)
    const killedAt = Date.now()
    await until(async () => (await stateOf(videoId)).attempts === 2)
    expect(Date.now() - killedAt).toBeLessThan(20_000)
    const hanging = Number(fs.readFileSync(pidFile, 'utf8'))
    expect(fs.existsSync(`/proc/${hanging}`)).toBe(false)
    await until(async () => (await stateOf(videoId)).state !== 'processing')
    expect(await stateOf(videoId)).toMatchObject({ state: 'ready', attempts: 2 })
    expect(await db().videoAsset.count({ where: { videoId } })).toBe(4)
    expect(await storedVideos()).toBe(1)
    delete process.env.FFMPEG_PATH
  })

  it('counts once when two workers do it at the same time', async () => {
    const before = await storedVideos()
    const { videoId } = await uploaded()
    await Promise.all([processVideo(videoId, idle()), processVideo(videoId, idle())])
    expect(await stateOf(videoId)).toMatchObject({ state: 'ready' })
    expect(await db().videoAsset.count({ where: { videoId } })).toBe(4)
    expect(await storedVideos()).toBe(before + 1)
  })

  it('is stopped by its author, kept, and done again when asked', async () => {
    const before = await storedVideos()
    const { actor, orderId, videoId } = await uploaded()
    const input = { orderId, videoId, now }
    const running = processVideo(videoId, idle())
    expect(await cancelProcessing(actor, input)).toMatchObject({ ok: true })
    await running
    expect(await stateOf(videoId)).toMatchObject({ state: 'failed', failure: 'CANCELED' })
    expect(await storedVideos()).toBe(before)
    const stranger: StaffActor = { kind: 'staff', userId: (await createStaff()).id }
    expect(await retryProcessing(stranger, input)).toEqual({ ok: false, code: 'NOT_YOURS' })
    expect(await retryProcessing(actor, input)).toMatchObject({ ok: true })
    expect(await retryProcessing(actor, input)).toEqual({ ok: false, code: 'CONFLICT' })
    await processVideo(videoId, idle())
    expect(await stateOf(videoId)).toMatchObject({ state: 'ready' })
    expect(await db().videoChunk.count({ where: { upload: { videoId } } })).toBe(0)
  })

  it('writes down how far it is, in whole percent that never go back, and notices that it is not wanted', async () => {
    const { actor, orderId, videoId } = await uploaded()
    const { progress } = await db().video.findUniqueOrThrow({ where: { id: videoId } })
    expect(progress).toBe(0)
    const watch = watchProcessing({ videoId })
    const written = (percent: number) =>
      vi.waitFor(
        async () =>
          expect((await db().video.findUniqueOrThrow({ where: { id: videoId } })).progress).toBe(percent),
        { timeout: 20_000 },
      )
    watch.onProgress(0.427)
    watch.onProgress(0.3)
    await written(42)
    watch.onProgress(1)
    await written(99)
    expect(watch.signal.aborted).toBe(false)
    await cancelProcessing(actor, { orderId, videoId, now })
    await vi.waitFor(() => expect(watch.signal.aborted).toBe(true), { timeout: 20_000 })
    await watch.stop()
  })

  it('says so when the disk is full, and when it takes its workers down', async () => {
    const { videoId } = await uploaded()
    const full = Object.assign(new Error('full'), { code: 'ENOSPC' })
    const put = vi.spyOn(storage(), 'put').mockRejectedValue(full)
    await processVideo(videoId, idle())
    put.mockRestore()
    expect(await stateOf(videoId)).toMatchObject({ state: 'failed', failure: 'NO_SPACE' })
    await db().video.update({
      where: { id: videoId },
      data: { state: 'processing', failure: null, attempts: 20 },
    })
    await processVideo(videoId, idle())
    expect(await stateOf(videoId)).toMatchObject({ state: 'failed', failure: 'GAVE_UP' })
  })

  // After the kill above a clear copy lay there; a worker that starts removes it.
  it('ends early when the worker drains, to be done again', async () => {
    await sweepScratch(now)
    const { videoId } = await uploaded()
    const job = new AbortController()
    const running = processVideo(videoId, job.signal)
    job.abort()
    await expect(running).rejects.toThrow()
    expect(await stateOf(videoId)).toMatchObject({ state: 'processing' })
    expect(fs.readdirSync(path.join(process.env.DATA_DIR ?? '', 'scratch'))).toEqual([])
  })
})
