import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { Upload } from '@tus/server'
import { afterAll, describe, expect, it, vi } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { sweepStorage } from '@/lib/jobs/handlers/sweep-storage'
import { systemClock } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { sweepScratch } from '@/lib/platform/scratch'
import { storage } from '@/lib/platform/storage'
import { processVideo } from '@/lib/videos/processing/process-video'
import { saveScript } from '@/lib/videos/save-script'
import { VideoUploadStore } from '@/lib/videos/video-upload-store'
import { createOrder } from '@/tests/factories/order'
import { createStaff } from '@/tests/factories/user'
import { makeVideo } from '@/tests/support/make-video'

vi.setConfig({ testTimeout: 240_000 })

const now = new Date()
/** So few pictures a second that they are encoded, not copied. */
const bytes = makeVideo({ seconds: 1, rate: 4 })

/** Where one video of those at work stands still: at a program whose arguments match, or when that has run. */
const PROGRAM_STEPS = {
  look: 'ffprobe *-show_format*/source-0',
  decode: 'ffmpeg */sound-0.pcm',
  picture: 'ffmpeg */picture-0.mp4',
  loudness: 'ffmpeg *ebur128*',
  join: 'ffmpeg */pictures.ffconcat*',
  stills: 'ffmpeg */poster.jpg',
}
/** Files that become pipes which nobody reads or writes: whoever opens one waits. */
const FILE_STEPS = { captions: 'captions.vtt', storing: 'small.m4a' }
const STEPS = [...Object.keys(PROGRAM_STEPS), ...Object.keys(FILE_STEPS)]

/** `ffmpeg` and `ffprobe` that stop once in each step; whichever video comes to it first. */
function makePrograms(folder: string): void {
  const held = path.join(folder, 'held')
  fs.mkdirSync(held)
  const stops = Object.entries(PROGRAM_STEPS).map(
    ([step, pattern]) =>
      `case "$all" in ${pattern.replaceAll(' ', '\\ ')}) mkdir ${held}/${step} 2>/dev/null && ` +
      `{ echo $$ > ${held}/${step}/pid; exec sleep 300; };; esac`,
  )
  const pipes = Object.entries(FILE_STEPS).map(
    ([step, file]) =>
      `if mkdir ${held}/${step} 2>/dev/null; then rm -f "$dir/${file}"; mkfifo "$dir/${file}"; exit 0; fi`,
  )
  for (const name of ['ffmpeg', 'ffprobe']) {
    const after = `case "$all" in ffmpeg\\ */sprite.jpg) ${pipes.join('; ')};; esac`
    const about = `all="${name} $*"; for last; do :; done; dir=$(dirname "$last")`
    const script = ['#!/bin/sh', about, ...stops, `${name} "$@" || exit $?`, after]
    fs.writeFileSync(path.join(folder, name), `${script.join('\n')}\n`, { mode: 0o755 })
  }
}

async function uploaded(): Promise<string> {
  const author = await createStaff()
  const order = await createOrder({ status: 'in_production', claimedById: author.id })
  const actor: StaffActor = { kind: 'staff', userId: author.id }
  const sentences = [{ id: 's1', text: 'A disc is soft.', covers: [] }]
  const script = { sections: [{ id: 'main', title: 'Main', scene: null, sentences }], leftOut: [] }
  await saveScript(actor, { orderId: order.id, script, base: null, now })
  const store = new VideoUploadStore(actor, { orderId: order.id }, systemClock)
  const id = crypto.randomUUID()
  await store.create(new Upload({ id, size: bytes.length, offset: 0 }))
  await store.write(Readable.from([bytes]), id, 0)
  const { videoId } = await db().videoUpload.findUniqueOrThrow({ where: { id } })
  if (!videoId) throw new Error('the upload made no video')
  return videoId
}

let worker: ChildProcess | undefined
afterAll(() => worker?.kill('SIGKILL'))

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) {
    if (worker?.exitCode != null) throw new Error('the worker ended by itself')
    await sleep(50)
  }
}

const objectsOf = async (prefix: string) =>
  (await Array.fromAsync(storage().list())).map(({ key }) => key).filter((key) => key.startsWith(prefix))

describe('a worker that is killed', () => {
  it('leaves nothing behind that counts, whatever step it was in, and the next one makes one video', async () => {
    const folder = fs.mkdtempSync(path.join(process.env.DATA_DIR ?? '', 'programs-'))
    makePrograms(folder)
    const videoIds: string[] = []
    for (const _ of STEPS) videoIds.push(await uploaded())
    const programs = { FFMPEG_PATH: path.join(folder, 'ffmpeg'), FFPROBE_PATH: path.join(folder, 'ffprobe') }
    const args = ['--import', 'tsx', 'tests/support/process-videos.ts', ...videoIds]
    worker = spawn(process.execPath, args, { env: { ...process.env, ...programs }, stdio: 'ignore' })
    const pidOf = (step: string) => path.join(folder, 'held', step, 'pid')
    const running = Object.keys(PROGRAM_STEPS)
    await until(() => running.every((step) => fs.existsSync(pidOf(step))))
    await until(() => Object.keys(FILE_STEPS).every((step) => fs.existsSync(path.join(folder, 'held', step))))
    // The video and its pictures come before what the one that is storing waits for.
    await until(async () => (await objectsOf('video-asset/')).length >= 2)
    const pids = running.map((step) => Number(fs.readFileSync(pidOf(step), 'utf8')))

    worker.kill('SIGKILL')
    await once(worker, 'exit')
    worker = undefined
    await until(() => pids.every((pid) => !fs.existsSync(`/proc/${pid}`)))
    const left = await db().video.findMany({ where: { id: { in: videoIds } }, select: { state: true } })
    expect(new Set(left.map(({ state }) => state))).toContain('processing')
    expect(await db().videoAsset.count({ where: { video: { state: 'processing' } } })).toBe(0)

    await sweepScratch(now)
    expect(fs.readdirSync(path.join(process.env.DATA_DIR ?? '', 'scratch'))).toEqual([])
    for (const videoId of videoIds) await processVideo(videoId, new AbortController().signal)
    const made = await db().video.findMany({
      where: { id: { in: videoIds } },
      select: { state: true, storageKey: true, assets: { select: { storageKey: true } } },
    })
    expect(made.map(({ state, assets }) => [state, assets.length])).toEqual(STEPS.map(() => ['ready', 5]))
    // What the killed one had stored already belongs to nobody.
    const later = new Date(now.getTime() + 2 * 86_400_000)
    await sweepStorage({}, { now: later, signal: new AbortController().signal })
    expect(await objectsOf('video/')).toEqual(expect.arrayContaining(made.map((each) => each.storageKey)))
    expect((await objectsOf('video/')).length).toBe(STEPS.length)
    const assets = made.flatMap((each) => each.assets.map(({ storageKey }) => storageKey))
    expect((await objectsOf('video-asset/')).toSorted()).toEqual(assets.toSorted())
  })
})
