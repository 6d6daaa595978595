import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { loudnessOf, makeMedia, picture, VP8, voice } from '@/tests/support/media'
import { videoOf } from '@/tests/support/video-of'

// Each test runs a dozen programs; on a busy machine they wait for each other.
vi.setConfig({ testTimeout: 90_000 })

let dir: string
beforeAll(async () => {
  dir = await fs.mkdtemp(path.join(os.tmpdir(), 'even-sections-'))
})
afterAll(() => fs.rm(dir, { recursive: true, force: true }))

describe('sections that were recorded at another loudness', () => {
  it.each([
    ['are as loud as each other when one is 12 dB quieter', 12, 0],
    ['are lifted by 15 dB and no more: what is much quieter may be the noise of a room', 30, 15],
  ])('%s', async (_, quieterDb, leftDb) => {
    const speech = voice(4, [[0, 4]])
    const files = await Promise.all([
      makeMedia(dir, `loud-${quieterDb}.webm`, picture('320x240', 4), speech, VP8),
      makeMedia(dir, `quiet-${quieterDb}.webm`, picture('320x240', 4), speech, VP8, [
        '-af',
        `volume=-${quieterDb}dB`,
      ]),
    ])
    const sources = files.map((file, index) => ({ file, sectionId: `section-${index}` }))
    const video = await videoOf({ dir, sources, script: null })
    const [main, next] = await Promise.all([
      loudnessOf(video.videoFile, { from: 0.5, seconds: 3 }),
      loudnessOf(video.videoFile, { from: 4.5, seconds: 3 }),
    ])
    expect(Math.abs(main - next - leftDb), `${main} and ${next} LUFS`).toBeLessThanOrEqual(2)
    expect(Math.abs((await loudnessOf(video.videoFile)) + 16)).toBeLessThanOrEqual(1)
  })
})
