import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Script } from '@/lib/videos/script-schema'
import { brightnessAt, H264, loudnessOf, makeMedia, picture, VP8, voice } from '@/tests/support/media'
import { tryVideo, videoOf } from '@/tests/support/video-of'

// Each test runs a dozen programs; on a busy machine they wait for each other.
vi.setConfig({ testTimeout: 90_000 })

let dir: string
beforeAll(async () => {
  dir = await fs.mkdtemp(path.join(os.tmpdir(), 'make-video-'))
})
afterAll(() => fs.rm(dir, { recursive: true, force: true }))

const script: Script = {
  sections: [
    {
      id: 'main',
      title: 'The main point',
      scene: null,
      sentences: [
        { id: 's1', text: 'Your disc is worn.', covers: ['impression-1'] },
        { id: 's2', text: 'It does no harm.', covers: [] },
      ],
    },
    {
      id: 'next',
      title: 'What comes next',
      scene: null,
      sentences: [{ id: 's3', text: 'Ask about exercise <at home> & at work.', covers: [] }],
    },
  ],
  leftOut: [],
}

const made = (sources: Parameters<typeof videoOf>[0]['sources'], given: Script | null = null) =>
  videoOf({ dir, sources, script: given })

describe('making a video', () => {
  it('encodes a recording, evens its sound and cuts the silence at its ends', async () => {
    const file = await makeMedia(
      dir,
      'take.webm',
      picture('321x241', 6, 25),
      voice(6, [
        [1, 2],
        [2.6, 4],
      ]),
      VP8,
    )
    const shares: number[] = []
    const onProgress = (share: number) => void shares.push(share)
    const video = await videoOf({ dir, sources: [{ file }], script, onProgress })
    expect(video).toMatchObject({ isCopied: false, width: 320, height: 240 })
    expect(shares.length, 'how far it is, also while it encodes').toBeGreaterThan(4)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    expect(video.facts.picture).toMatchObject({
      codec_name: 'h264',
      pix_fmt: 'yuv420p',
      r_frame_rate: '30/1',
    })
    expect(video.facts.sound).toMatchObject({ codec_name: 'aac', sample_rate: '48000' })
    expect(Math.abs(video.facts.seconds - 4.1)).toBeLessThan(0.2)
    expect(Math.abs((await loudnessOf(video.videoFile)) + 16)).toBeLessThanOrEqual(1)
    // The pause lies between the two halves of what is said; the sentences share them.
    expect(video.timing.chapters).toMatchObject([
      { id: 'main', title: 'The main point', startMs: 0 },
      { id: 'next', endMs: video.durationMs },
    ])
    expect(video.timing.chapters[1]?.startMs).toBeGreaterThan(1_200)
    expect(video.timing.chapters[1]?.startMs).toBeLessThan(2_600)
    const captions = video.assets.find(({ kind }) => kind === 'captions')
    const text = await fs.readFile(captions?.file ?? '', 'utf8')
    expect(text).toMatch(/^WEBVTT\n\ns1\n00:00:00\.\d{3} --> /)
    expect(text).toContain('&lt;at home&gt; &amp; at work.')
  })

  it('joins copied sections where each begins, with captions as the teleprompter says', async () => {
    const take = (name: string, seconds: number) =>
      makeMedia(dir, name, picture('320x240', seconds), voice(seconds, [[0, seconds]]), H264, ['-bf', '0'])
    const [first, second] = [await take('one.mp4', 3), await take('two.mp4', 2)]
    const video = await made(
      [
        {
          file: first,
          sectionId: 'main',
          log: [
            { sentenceId: 's1', atMs: 200 },
            { sentenceId: 's2', atMs: 1_500 },
          ],
        },
        { file: second, sectionId: 'next', log: [{ sentenceId: 's3', atMs: 100 }] },
      ],
      script,
    )
    expect(video.isCopied).toBe(true)
    expect(video.facts.seconds).toBeCloseTo(5, 0)
    expect(Math.abs(video.facts.picture.duration - video.facts.sound.duration)).toBeLessThan(0.1)
    const [s1, s2, s3] = video.timing.sentences
    expect([s1?.startMs, s1?.endMs, s2?.startMs]).toEqual([200, 1_500, 1_500])
    const joinedAt = video.timing.chapters[1]?.startMs ?? 0
    expect(Math.abs(joinedAt - 3_000)).toBeLessThan(100)
    expect(s3?.startMs).toBe(joinedAt + 100)
  })

  it('plays a clip in the place of a section: whole, as loud as what is recorded, with its own captions', async () => {
    const quiet = (name: string) =>
      makeMedia(
        dir,
        name,
        ['-f', 'lavfi', '-i', 'color=black:size=320x240:rate=30:duration=2'],
        ['-f', 'lavfi', '-i', 'anoisesrc=color=pink:seed=1:duration=2:amplitude=0.02'],
        VP8,
      )
    const clipFile = await makeMedia(
      dir,
      'clip.mp4',
      ['-f', 'lavfi', '-i', 'color=white:size=640x360:rate=30:duration=3'],
      // Silent at its ends, which a recording would lose: a clip was cut when it was made.
      [
        '-f',
        'lavfi',
        '-i',
        "anoisesrc=color=pink:seed=2:duration=3,volume='between(t,1,2)':eval=frame,loudnorm=I=-16",
      ],
      [...H264, '-ar', '48000'],
    )
    const clip = [
      { id: 'c1', text: 'A disc is a cushion.', startMs: 1_000, endMs: 1_500, covers: [] },
      { id: 'c2', text: 'It lies between two bones.', startMs: 1_500, endMs: 2_000, covers: [] },
    ]
    const [main, next] = script.sections
    if (!main || !next) throw new Error('the script is too short')
    const scene = { kind: 'clip' as const, clipId: '0190a2b4-0000-7000-8000-000000000001', covers: ['r7'] }
    const played = { id: 'disc', title: 'What a disc is', scene, sentences: [] }
    const video = await made(
      [
        { file: await quiet('before.webm'), sectionId: 'main', log: [{ sentenceId: 's1', atMs: 0 }] },
        { file: clipFile, sectionId: 'disc', clip },
        { file: await quiet('after.webm'), sectionId: 'next', log: [{ sentenceId: 's3', atMs: 0 }] },
      ],
      { ...script, sections: [main, played, next] },
    )
    expect(video, 'the size of what is recorded').toMatchObject({ width: 320, height: 240 })
    const [before, during, after] = video.timing.chapters
    expect(video.timing.chapters.map(({ title }) => title)).toEqual([main.title, played.title, next.title])
    const seconds = ((during?.endMs ?? 0) - (during?.startMs ?? 0)) / 1_000
    expect(Math.abs(seconds - 3), `${seconds} s`).toBeLessThan(0.1)
    expect(during?.startMs).toBe(before?.endMs)
    expect(after?.startMs).toBe(during?.endMs)
    const startMs = during?.startMs ?? 0
    expect(video.timing.sentences.map(({ id, startMs: from }) => [id, from])).toEqual([
      ['s1', 0],
      ['clip-2-1', startMs + 1_000],
      ['clip-2-2', startMs + 1_500],
      ['s3', after?.startMs],
    ])
    expect(video.timing.sentences.map(({ covers }) => covers.includes('r7'))).toEqual([
      false,
      true,
      true,
      false,
    ])
    const shown = [-0.2, 0.2, 2.8, 3.2].map((at) => brightnessAt(video.videoFile, startMs / 1_000 + at))
    const [black = 255, first = 0, last = 0, blackAgain = 255] = await Promise.all(shown)
    expect([black < 60, first > 60, last > 60, blackAgain < 60], 'no frame of the one in the other').toEqual([
      true,
      true,
      true,
      true,
    ])
    expect(Math.abs(video.facts.picture.duration - video.facts.sound.duration)).toBeLessThan(0.1)
    const [said, heard] = await Promise.all([
      loudnessOf(video.videoFile, { from: 0, seconds: 1.8 }),
      loudnessOf(video.videoFile, { from: startMs / 1_000 + 1, seconds: 1 }),
    ])
    expect(Math.abs(said - heard), `${said} and ${heard} LUFS`).toBeLessThan(3)
  })

  it('takes what was recorded in 1920 × 1080 as it comes, with its small pictures', async () => {
    const rate = ['-b:v', '5M', '-maxrate', '5M', '-bufsize', '2M']
    const taken = [picture('1920x1080', 3), voice(3, [[0, 3]]), H264, rate]
    const file = await makeMedia(dir, 'full-hd.mp4', ...taken)
    const video = await made([{ file, sectionId: 'main' }])
    expect(video).toMatchObject({ isCopied: true, width: 1920, height: 1080 })
    expect(video.timing.sprite).toMatchObject({ tileWidth: 160, tileHeight: 90 })
  })

  it('encodes sections of different sizes alike', async () => {
    const files = await Promise.all([
      makeMedia(dir, 'big.webm', picture('320x240', 2), voice(2, [[0, 2]]), VP8),
      makeMedia(dir, 'wide.webm', picture('426x240', 1), voice(1, [[0, 1]]), VP8),
    ])
    const video = await made(
      files.map((file, index) => ({ file, sectionId: index === 0 ? 'main' : 'next' })),
      script,
    )
    expect(video).toMatchObject({ width: 320, height: 240 })
    expect(Math.abs(video.facts.seconds - 3)).toBeLessThan(0.2)
  })
})

describe('difficult media', () => {
  const av = (seconds: number, size = '320x240') => [
    ...picture(size, seconds),
    ...voice(seconds, [[0, seconds]]),
  ]
  const playable: [
    string,
    string,
    string[],
    { width?: number; height?: number; isTurned?: true; seconds: number },
  ][] = [
    ['a phone held upright', 'turned.mp4', H264, { width: 240, height: 320, isTurned: true, seconds: 2 }],
    [
      'a high dynamic range',
      'hdr.mp4',
      [
        '-c:v',
        'libx264',
        '-preset',
        'ultrafast',
        '-pix_fmt',
        'yuv420p10le',
        '-color_trc',
        'smpte2084',
        '-color_primaries',
        'bt2020',
        '-colorspace',
        'bt2020nc',
        '-c:a',
        'aac',
      ],
      { seconds: 2 },
    ],
    [
      'frames at any time',
      'vfr.webm',
      [...VP8, '-vf', "select='lt(n,8)+not(mod(n,5))'", '-vsync', 'vfr'],
      { seconds: 2 },
    ],
    ['another container', 'mpeg4.mkv', ['-c:v', 'mpeg4', '-c:a', 'pcm_s16le'], { seconds: 2 }],
    [
      'an odd size',
      'odd.mkv',
      ['-vf', 'format=gbrp,crop=319:239:0:0', '-c:v', 'ffv1', '-c:a', 'pcm_s16le'],
      { seconds: 2 },
    ],
  ]
  const turned = (file: string) =>
    makeMedia(dir, 'turned-90.mp4', ['-i', file, '-c', 'copy', '-metadata:s:v:0', 'rotate=90'])
  it.each(playable)('%s becomes a video that any phone plays', async (_, name, coding, wanted) => {
    const straight = await makeMedia(dir, name, av(2), coding)
    const file = wanted.isTurned ? await turned(straight) : straight
    const video = await made([{ file }])
    const { width = 320, height = 240, seconds } = wanted
    expect(video.facts.picture).toMatchObject({ codec_name: 'h264', pix_fmt: 'yuv420p', width, height })
    expect(Math.abs(video.facts.seconds - seconds)).toBeLessThan(0.2)
  })

  it('plays what there is of a recording that was cut off', async () => {
    const whole = await fs.readFile(await makeMedia(dir, 'whole.webm', av(4), VP8))
    const file = path.join(dir, 'cut.webm')
    await fs.writeFile(file, whole.subarray(0, Math.floor(whole.length / 2)))
    const { seconds } = (await made([{ file }])).facts
    expect(seconds).toBeGreaterThan(0.5)
    expect(seconds).toBeLessThan(3.5)
  })

  it('holds the last frame while the sound goes on', async () => {
    const short = await makeMedia(dir, 'short.webm', picture('320x240', 1), voice(3, [[0, 3]]), VP8)
    const { facts } = await made([{ file: short }])
    expect(facts.picture.duration).toBeCloseTo(3, 1)
  })

  it('says why where nothing can be made', async () => {
    const mp4 = await makeMedia(dir, 'ok.mp4', av(1), H264)
    const bytes = await fs.readFile(mp4)
    const write = async (name: string, content: Buffer | string) => {
      await fs.writeFile(path.join(dir, name), content)
      return path.join(dir, name)
    }
    const codeOf = async (file: string) => {
      const result = await tryVideo({ dir, sources: [{ file }], script: null })
      return result.ok ? 'made' : result.code
    }
    expect({
      playlist: await codeOf(await write('playlist.mp4', `#EXTM3U\n#EXTINF:1,\n${mp4}\n`)),
      concat: await codeOf(await write('concat.mp4', `ffconcat version 1.0\nfile ${mp4}\n`)),
      truncated: await codeOf(await write('truncated.mp4', bytes.subarray(0, bytes.length - 2_000))),
      empty: await codeOf(await write('empty.mp4', '')),
      noSound: await codeOf(await makeMedia(dir, 'mute.mp4', picture('64x64', 1), H264)),
      noPicture: await codeOf(await makeMedia(dir, 'dark.m4a', voice(1, [[0, 1]]), ['-c:a', 'aac'])),
      blink: await codeOf(await makeMedia(dir, 'blink.mp4', av(1), ['-t', '0', ...H264])),
      silent: await codeOf(await makeMedia(dir, 'silent.mp4', picture('64x64', 1), voice(1, []), H264)),
      fourHours: await codeOf(
        await makeMedia(
          dir,
          'long.mkv',
          picture('16x16', 14_400, 0.1),
          ['-f', 'lavfi', '-i', 'anullsrc=r=8000:cl=mono:d=1'],
          ['-c:v', 'mpeg4', '-c:a', 'pcm_s16le'],
        ),
      ),
    }).toEqual({
      playlist: 'NOT_A_VIDEO',
      concat: 'NOT_A_VIDEO',
      truncated: 'NOT_A_VIDEO',
      empty: 'NOT_A_VIDEO',
      noSound: 'NO_SOUND',
      noPicture: 'NO_PICTURE',
      blink: 'NO_PICTURE',
      silent: 'SILENT',
      fourHours: 'TOO_LONG',
    })
  })
})
