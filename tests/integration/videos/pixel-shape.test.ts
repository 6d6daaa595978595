import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { brightnessAt, H264, makeMedia, voice } from '@/tests/support/media'
import { tryVideo, videoOf } from '@/tests/support/video-of'

vi.setConfig({ testTimeout: 90_000 })

it('a picture that would take all memory is refused before it is drawn', async () => {
  const dir = await fs.mkdtemp(path.join(os.tmpdir(), 'pixel-count-'))
  try {
    const wide = ['-f', 'lavfi', '-i', 'color=white:size=800x600:rate=15:duration=1,setsar=100']
    const file = await makeMedia(dir, 'huge.mp4', wide, voice(1, [[0, 1]]), H264)
    expect(await tryVideo({ dir, sources: [{ file }], script: null })).toMatchObject({
      ok: false,
      code: 'TOO_LARGE',
    })
  } finally {
    await fs.rm(dir, { recursive: true })
  }
})

it('a picture of pixels that are twice as wide as high fills the whole of its video', async () => {
  const dir = await fs.mkdtemp(path.join(os.tmpdir(), 'pixel-shape-'))
  try {
    const white = ['-f', 'lavfi', '-i', 'color=white:size=160x240:rate=15:duration=2,setsar=2']
    const file = await makeMedia(dir, 'wide.mp4', white, voice(2, [[0, 2]]), H264)
    const { facts, videoFile } = await videoOf({ dir, sources: [{ file }], script: null })
    expect(facts.picture).toMatchObject({ width: 320, height: 240 })
    // Black beside a squeezed picture would take half of the light.
    expect(await brightnessAt(videoFile, 1)).toBeGreaterThan(220)
  } finally {
    await fs.rm(dir, { recursive: true })
  }
})
