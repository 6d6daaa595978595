import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ARTICLES, SERIES } from '../lib/articles/generated/en/index'
import { drawIcons, drawLinkPictures } from './pictures'
import { wrapText } from './pictures/draw-text'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'pictures-'))
})

afterEach(async () => {
  await rm(folder, { recursive: true })
})

/** A PNG begins with its sign and then its size. */
async function sizeOf(file: string) {
  const png = await readFile(file)
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) }
}

describe('drawLinkPictures', () => {
  const draw = (articles: typeof ARTICLES) =>
    drawLinkPictures({ series: [], articles }, path.join(folder, 'og'), path.join(folder, 'stamps.json'))

  it('draws one picture a page, again only where it would change, and removes those of no page', async () => {
    const two = ARTICLES.slice(0, 2)
    expect(draw(two)).toBe(3)
    expect(draw(two)).toBe(0)
    expect(draw(two.map((article, index) => (index === 0 ? { ...article, title: 'New' } : article)))).toBe(1)
    draw(two.slice(0, 1))
    const files = await readdir(path.join(folder, 'og'), { recursive: true })
    expect(files.filter((file) => file.endsWith('.png'))).toHaveLength(2)
  })

  it('makes them as large as messengers want them, and light', async () => {
    draw(ARTICLES.slice(0, 1))
    const file = path.join(folder, 'og/site.png')
    expect(await sizeOf(file)).toEqual({ width: 1200, height: 630 })
    expect((await stat(file)).size).toBeLessThan(100_000)
  })
})

it('icons have the sizes that the manifest names', async () => {
  drawIcons(folder)
  for (const [file, size] of [
    ['icons/icon-192.png', 192],
    ['icons/icon-512.png', 512],
    ['icons/icon-maskable-512.png', 512],
    ['icons/apple-touch-icon.png', 180],
  ] as const) {
    expect(await sizeOf(path.join(folder, file))).toEqual({ width: size, height: size })
  }
})

it('titles are broken between words, within the width', () => {
  const titles = [...SERIES, ...ARTICLES].map(({ title }) => title)
  for (const title of titles) {
    const lines = wrapText(title, { face: 'bold', size: 76, width: 860 })
    expect(lines.join(' ')).toBe(title)
    expect(lines.length).toBeLessThanOrEqual(4)
  }
})
