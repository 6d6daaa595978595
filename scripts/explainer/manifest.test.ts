import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadContent } from '../content'
import { root } from '../run-command'
import { describeFile, hashVideoInputs, LIMITS, readManifest, VIDEO_FOLDER } from './manifest'
import { listScripts, loadScript, SCRIPT_FOLDER, type VideoScript } from './script-schema'

describe('the videos in the repository', async () => {
  const manifest = readManifest(root)
  const slugs = await listScripts(root)

  it('are those of the scripts', () => {
    expect(Object.keys(manifest)).toEqual(slugs)
    const made = fs.readdirSync(path.join(root, VIDEO_FOLDER)).sort()
    expect(made).toEqual(slugs.flatMap((slug) => [`${slug}.jpg`, `${slug}.mp4`, `${slug}.vtt`]).sort())
  })

  it.each(slugs)('%s is made from what is there now (if not: npm run content:videos)', async (slug) => {
    expect(manifest[slug]?.inputHash).toBe(hashVideoInputs(root, await loadScript(root, slug)))
  })

  it.each(Object.entries(manifest))('%s keeps its limits and is the file that was measured', (slug, made) => {
    const { files, durationSeconds, loudnessLufs, ...facts } = made
    expect(durationSeconds).toBeLessThanOrEqual(LIMITS.seconds)
    expect(files.mp4.bytes).toBeLessThanOrEqual(LIMITS.bytes)
    expect(Math.abs(loudnessLufs + 16)).toBeLessThanOrEqual(1)
    expect(facts).toMatchObject({ width: 1280, height: 720, videoCodec: 'h264', pixelFormat: 'yuv420p' })
    expect(facts).toMatchObject({ audioCodec: 'aac', audioChannels: 1 })
    for (const type of ['mp4', 'vtt', 'jpg'] as const) {
      expect(describeFile(path.join(root, VIDEO_FOLDER, `${slug}.${type}`))).toEqual(files[type])
    }
  })

  it('are one for each article about a procedure', async () => {
    const { articles, series } = await loadContent(root)
    const kinds = new Map(series.map(({ slug, kind }) => [slug, kind]))
    const without = articles.filter(
      ({ article }) => kinds.get(article.series) === 'procedure' && !article.video,
    )
    expect(without.map(({ file }) => file)).toEqual([])
  })
})

describe('the hash of what a video is made from', () => {
  let folder = ''
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'manifest-'))
    fs.mkdirSync(path.join(folder, SCRIPT_FOLDER), { recursive: true })
  })
  afterEach(() => fs.rmSync(folder, { recursive: true }))

  it('changes with the script, the drawings it shows and a recording, and with nothing else', async () => {
    const script = await loadScript(root, 'lumbar-puncture')
    const hash = (change: Partial<VideoScript> = {}) => hashVideoInputs(folder, { ...script, ...change })
    const first = hash()
    expect(hash({ file: 'elsewhere.yaml' })).toBe(first)
    expect(hash({ title: 'Another' })).not.toBe(first)
    expect(
      hash({ scenes: script.scenes.map((scene) => ({ ...scene, drawing: 'myelogram' as const })) }),
    ).not.toBe(first)
    fs.writeFileSync(path.join(folder, SCRIPT_FOLDER, 'lumbar-puncture.wav'), 'a voice')
    expect(hash()).not.toBe(first)
  })
})
