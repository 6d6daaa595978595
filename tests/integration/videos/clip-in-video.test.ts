import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Script } from '@/lib/videos/script-schema'
import { brightnessAt, H264, longestSilence, loudnessOf, makeMedia, voice } from '@/tests/support/media'
import { videoOf } from '@/tests/support/video-of'

// Each test makes two videos; on a busy machine the programs wait for each other.
vi.setConfig({ testTimeout: 90_000 })

let dir: string
beforeAll(async () => {
  dir = await fs.mkdtemp(path.join(os.tmpdir(), 'clip-in-video-'))
})
afterAll(() => fs.rm(dir, { recursive: true, force: true }))

const section = (id: string, text: string) => ({
  id,
  title: id,
  scene: null,
  sentences: text ? [{ id: `${id}-1`, text, covers: [] }] : [],
})
const clipWords: Script = { sections: [section('clip', 'A disc is a cushion.')], leftOut: [] }
const script: Script = {
  sections: [
    section('before', 'Before.'),
    {
      ...section('disc', ''),
      scene: { kind: 'clip', clipId: '0190a2b4-0000-7000-8000-000000000001', covers: [] },
    },
    section('after', 'After.'),
  ],
  leftOut: [],
}

/** A picture of one colour, so that a frame says which part it is of. */
const plain = (color: string, size: string, seconds: number, rate = 30) => [
  ...['-f', 'lavfi', '-i', `color=${color}:size=${size}:rate=${rate}:duration=${seconds}`],
]
/** Made as browsers and phones record: no frame is shown in another order than it comes. */
const RECORDED = [...H264, '-bf', '0']

/** Two recorded sections of 2 s with a clip of about 3 s between them, which goes through all that a clip goes through. */
async function playBetween(name: string, clipInput: string[][]) {
  const around = await makeMedia(
    dir,
    `${name}-recorded.mp4`,
    plain('black', '320x240', 2),
    voice(2, [[0, 2]]),
    RECORDED,
  )
  const clipFile = await makeMedia(dir, `${name}-clip.mkv`, ...clipInput)
  const clip = await videoOf({ dir, sources: [{ file: clipFile }], script: clipWords })
  const sources = [
    { file: around, sectionId: 'before', log: [{ sentenceId: 'before-1', atMs: 0 }] },
    { file: clip.videoFile, sectionId: 'disc', clip: clip.timing.sentences },
    { file: around, sectionId: 'after', log: [{ sentenceId: 'after-1', atMs: 0 }] },
  ]
  const { facts, ...video } = await videoOf({ dir, sources, script })
  return { clip, video, facts }
}

describe('a clip between two recorded sections', () => {
  const clips: [string, { clip: string[][]; isCopied: boolean }][] = [
    [
      'with the very same H.264 is copied',
      {
        clip: [plain('white', '320x240', 3), voice(3, [[0, 3]]), RECORDED],
        isCopied: true,
      },
    ],
    [
      'of another size, rate, shape and sound is encoded with them',
      {
        clip: [plain('white', '426x236', 3, 25), voice(3, [[0, 3]]), [...H264, '-ar', '44100', '-ac', '1']],
        isCopied: false,
      },
    ],
  ]
  it.each(clips)('%s, and joined where each begins', async (name, { clip: input, isCopied }) => {
    const { clip, video, facts } = await playBetween(name.replaceAll(/\W+/g, '-'), input)
    expect(video).toMatchObject({ isCopied, width: 320, height: 240 })
    const [before, during, after] = video.timing.chapters
    const startMs = during?.startMs ?? Number.NaN
    const endMs = during?.endMs ?? Number.NaN
    expect(Math.abs(endMs - startMs - clip.durationMs), 'all of the clip').toBeLessThan(100)
    expect([before?.endMs, after?.startMs]).toEqual([startMs, endMs])
    expect(Math.abs(facts.seconds * 1_000 - clip.durationMs - 4_000), 'nothing between them').toBeLessThan(
      200,
    )
    expect(Math.abs(facts.picture.duration - facts.sound.duration)).toBeLessThan(0.1)
    expect(facts.sound).toMatchObject({ codec_name: 'aac', sample_rate: '48000', channels: 2 })

    const said = clip.timing.sentences[0]
    const cue = video.timing.sentences.find(({ text }) => text === 'A disc is a cushion.')
    expect([cue?.startMs, cue?.endMs]).toEqual([
      startMs + (said?.startMs ?? Number.NaN),
      startMs + (said?.endMs ?? Number.NaN),
    ])
    const shown = [startMs - 200, startMs + 200, endMs - 200, endMs + 200].map((at) =>
      brightnessAt(video.videoFile, at / 1_000),
    )
    const [black = 255, white = 0, stillWhite = 0, blackAgain = 255] = await Promise.all(shown)
    expect([black < 60, white > 60, stillWhite > 60, blackAgain < 60], 'each frame is of its part').toEqual(
      Array(4).fill(true),
    )
    const heard = await loudnessOf(video.videoFile, { from: startMs / 1_000 + 0.5, seconds: 2 })
    expect(Math.abs(heard + 16), `${heard} LUFS in the clip`).toBeLessThan(3)
    expect(await longestSilence(video.videoFile), 'no hole in the sound where they meet').toBeLessThan(0.05)
  })
})
