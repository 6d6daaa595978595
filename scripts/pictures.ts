import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { Article, Series } from '../lib/articles/article-schema'
import { messagesFor } from '../lib/shared/messages/messages'
import { toPng } from './explainer/rasterize'
import { type LinkPicture, linkPictureSvg } from './pictures/link-picture'
import { root } from './run-command'

const LINKS_FOLDER = 'public/og'
/** Names of the pictures there are, each with the hash of what it was drawn from. */
const STAMPS = path.join(root, 'node_modules/.cache/mediphany/link-pictures.json')

type Content = { series: readonly Series[]; articles: readonly Article[] }

function linkPictures({ series, articles }: Content): Map<string, LinkPicture> {
  const { common, site } = messagesFor('en')
  const under = site.start.text
  const pictures = new Map<string, LinkPicture>()
  const { brand } = common
  pictures.set('site.png', { over: brand, title: site.hero.heading, under: site.hero.lead, brand })
  for (const { slug, title } of series) {
    pictures.set(`articles/${slug}.png`, {
      over: messagesFor('en').articles.series.label,
      title,
      under,
      brand,
    })
  }
  for (const { series: folder, slug, category, title, summary } of articles) {
    pictures.set(`articles/${folder}/${slug}.png`, { over: category, title, under: summary, brand })
  }
  return pictures
}

/** Draws the pictures of shared links, those only that would change, and removes what no page names any more. */
export function drawLinkPictures(content: Content, folder = path.join(root, LINKS_FOLDER), stamps = STAMPS) {
  const drawn = readStamps(stamps)
  const wanted = [...linkPictures(content)].map(([name, picture]) => {
    const svg = linkPictureSvg(picture)
    return { name, svg, hash: createHash('sha256').update(svg).digest('hex') }
  })
  const names = new Set(wanted.map(({ name }) => name))
  if (fs.existsSync(folder)) {
    for (const file of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const name = file.split(path.sep).join('/')
      if (name.endsWith('.png') && !names.has(name)) fs.rmSync(path.join(folder, file))
    }
  }
  const missing = wanted.filter(
    ({ name, hash }) => drawn[name] !== hash || !fs.existsSync(path.join(folder, name)),
  )
  for (const { name, svg } of missing) {
    const file = path.join(folder, name)
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.writeFileSync(file, toPng(svg))
  }
  fs.mkdirSync(path.dirname(stamps), { recursive: true })
  fs.writeFileSync(stamps, JSON.stringify(Object.fromEntries(wanted.map(({ name, hash }) => [name, hash]))))
  return missing.length
}

const stampsSchema = z.record(z.string(), z.string())

function readStamps(file: string): Record<string, string> {
  return fs.existsSync(file) ? stampsSchema.parse(JSON.parse(fs.readFileSync(file, 'utf8'))) : {}
}

const PAPER = '#fbf7ef'
const ICONS = [
  { file: 'icons/icon-192.png', size: 192, fill: 1 },
  { file: 'icons/icon-512.png', size: 512, fill: 1 },
  // Systems cut these to their own shapes: the sign stays within the middle, on its own ground.
  { file: 'icons/icon-maskable-512.png', size: 512, fill: 0.6, ground: PAPER },
  { file: 'icons/apple-touch-icon.png', size: 180, fill: 0.78, ground: PAPER },
]

/** Makes the icons that want pixels from the one that is drawn (app/icon.svg). */
export function drawIcons(folder = path.join(root, 'public')): void {
  const sign = fs.readFileSync(path.join(root, 'app/icon.svg'), 'utf8')
  fs.mkdirSync(path.join(folder, 'icons'), { recursive: true })
  for (const { file, size, fill, ground } of ICONS) {
    fs.writeFileSync(path.join(folder, file), iconOf(sign, size, fill, ground))
  }
  fs.writeFileSync(path.join(folder, 'favicon.ico'), icoOf(iconOf(sign, 32, 1), 32))
}

/** The sign in the middle of a square, `fill` of its width, on `ground` or on nothing. */
function iconOf(sign: string, size: number, fill: number, ground = 'none'): Buffer {
  const inner = size * fill
  const margin = (size - inner) / 2
  const placed = sign.replace('<svg ', `<svg x="${margin}" y="${margin}" width="${inner}" height="${inner}" `)
  const square = `<rect width="${size}" height="${size}" fill="${ground}"/>`
  return toPng(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}">${square}${placed}</svg>`,
  )
}

/** An ICO file that holds one PNG: a header of 6 bytes, an entry of 16, the picture. */
function icoOf(png: Buffer, size: number): Buffer {
  const head = Buffer.alloc(22)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(1, 4)
  head.writeUInt8(size, 6)
  head.writeUInt8(size, 7)
  head.writeUInt16LE(1, 10)
  head.writeUInt16LE(32, 12)
  head.writeUInt32LE(png.length, 14)
  head.writeUInt32LE(head.length, 18)
  return Buffer.concat([head, png])
}
