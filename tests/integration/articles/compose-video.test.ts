import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { composeVideo } from '@/scripts/explainer/compose-video'
import { hashVideoInputs } from '@/scripts/explainer/manifest'
import { loadScript, SCRIPT_FOLDER } from '@/scripts/explainer/script-schema'

let root = ''

beforeAll(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'compose-'))
  const folder = path.join(root, SCRIPT_FOLDER)
  fs.mkdirSync(folder, { recursive: true })
  fs.writeFileSync(
    path.join(folder, 'sample.yaml'),
    `title: A sample
scenes:
  - title: The needle
    drawing: lumbar-puncture
    without: [needle]
    sentences:
      - { text: The needle is thin., bring: [needle], lit: [needle], point: A thin needle }
      - text: It goes in here.
`,
  )
  // Two 'sentences' of a tone, with a second of silence between them.
  const tone = 'aevalsrc=0.5*sin(2*PI*330*t)*(lt(t\\,1)+gt(t\\,2)):s=44100:d=3'
  const wav = path.join(folder, 'sample.wav')
  execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', tone, '-c:a', 'pcm_s16le', wav])
})

afterAll(() => fs.rmSync(root, { recursive: true }))

it('composes a video from drawings, a script and the recording beside it', async () => {
  const script = await loadScript(root, 'sample')
  const out = path.join(root, 'out')
  const made = await composeVideo(root, script, out, '2026-11-23')

  expect(made).toMatchObject({
    inputHash: hashVideoInputs(root, script),
    made: '2026-11-23',
    voice: 'recorded',
    width: 1280,
    height: 720,
    videoCodec: 'h264',
    pixelFormat: 'yuv420p',
    audioCodec: 'aac',
    audioChannels: 1,
  })
  expect(made.durationSeconds).toBeGreaterThan(4.4)
  expect(made.durationSeconds).toBeLessThan(4.8)
  expect(made.loudnessLufs).toBeGreaterThan(-17)
  expect(made.loudnessLufs).toBeLessThan(-15)
  expect(made.files.mp4.bytes).toBeLessThan(300_000)

  const captions = fs.readFileSync(path.join(out, 'sample.vtt'), 'utf8')
  expect(captions).toContain('1\n00:00:00.000 --> 00:00:01.250\nThe needle is thin.')
  expect(captions).toContain('2\n00:00:02.000 --> 00:00:03.250\nIt goes in here.')

  const mp4 = fs.readFileSync(path.join(out, 'sample.mp4'))
  // Ready to stream: the index stands before the picture and sound.
  expect(mp4.indexOf('moov')).toBeLessThan(mp4.indexOf('mdat'))
  expect(fs.readFileSync(path.join(out, 'sample.jpg')).subarray(0, 3)).toEqual(
    Buffer.from([0xff, 0xd8, 0xff]),
  )
}, 90_000)
