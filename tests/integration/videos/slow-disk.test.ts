import fs from 'node:fs'
import path from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { probeVideo } from '@/lib/platform/media'
import { makeVideo } from '@/tests/support/make-video'

vi.setConfig({ testTimeout: 60_000 })
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

/** A program in the place of ffprobe that tells of a file's beginning, and hangs where it would read all of it. */
function hangingProbe(): { held: string; file: string } {
  const folder = fs.mkdtempSync(path.join(process.env.DATA_DIR ?? '', 'slow-disk-'))
  const [held, file] = [path.join(folder, 'held'), path.join(folder, 'video.mp4')]
  fs.writeFileSync(file, makeVideo())
  const real = `PATH=${process.env.PATH} exec ffprobe "$@"`
  const some = `PATH=${process.env.PATH} ffprobe "$@" | head -n 20; touch ${held}; exec sleep 300`
  const script = `#!/bin/sh\ncase "$*" in *-show_format*) ${real};; *) ${some};; esac\n`
  fs.writeFileSync(path.join(folder, 'ffprobe'), script, { mode: 0o755 })
  vi.stubEnv('PATH', `${folder}:${process.env.PATH}`)
  return { held, file }
}

it('a file that cannot be read to its end in time is refused, never taken for a shorter one', async () => {
  const { held, file } = hangingProbe()
  // 2 GB of nothing behind the video: the larger a file is, the longer it may take.
  fs.truncateSync(file, 2 * 1024 ** 3)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  let isOver = false
  const probed = probeVideo(file).finally(() => {
    isOver = true
  })
  while (!fs.existsSync(held)) await new Promise(setImmediate)
  vi.advanceTimersByTime(300_000)
  for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate)
  expect(isOver).toBe(false)
  vi.advanceTimersByTime(120_000)
  expect(await probed).toEqual({ ok: false, code: 'TOO_SLOW' })
})
