import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { frontMatterSchema } from '../../lib/articles/article-schema'
import { loadMrPicture } from './load-mr-picture'
import { writePictures } from './write-pictures'

const NAMED = {
  file: 'spine.png',
  description: 'A spine from the side.',
  caption: 'A spine.',
  isDeidentified: true,
} as const
const CLEAN = Buffer.concat([
  Buffer.from('89504e470d0a1a0a', 'hex'),
  Buffer.from('0000000d49484452000003200000025808060000000000000', 'hex'),
  Buffer.alloc(1),
  Buffer.from('0000000049454e44ae426082', 'hex'),
])
let root = ''

beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'pictures-'))
  await mkdir(path.join(root, 'content/pictures'), { recursive: true })
})

afterEach(async () => {
  await rm(root, { recursive: true })
})

it('publishes a clean picture under an address that changes with its bytes', async () => {
  await writeFile(path.join(root, 'content/pictures/spine.png'), CLEAN)
  const { picture, file, problems } = await loadMrPicture(root, NAMED)
  expect(problems).toEqual([])
  expect(picture).toMatchObject({ width: 800, height: 600, caption: 'A spine.' })
  const folder = path.join(root, 'public/pictures')
  await writePictures(folder, file ? [file] : [])
  const [name = ''] = await readdir(folder)
  expect(name).toMatch(/^spine-[0-9a-f]{10}\.png$/)
  expect(picture?.src).toBe(`/pictures/${name}`)
  await writePictures(folder, [])
  await expect(readdir(folder)).rejects.toThrow('ENOENT')
})

it('names what is wrong with a picture that is not there or not clean', async () => {
  const missing = await loadMrPicture(root, NAMED)
  expect(missing.problems).toEqual([
    { field: 'mrPicture.file', reason: 'there is no content/pictures/spine.png' },
  ])
  const withName = Buffer.concat([CLEAN, Buffer.from('Jane Doe')])
  await writeFile(path.join(root, 'content/pictures/spine.png'), withName)
  const dirty = await loadMrPicture(root, NAMED)
  expect(dirty.problems[0]?.reason).toContain('bytes after the end')
})

it('wants a person to have looked, and a plain file name', () => {
  const field = frontMatterSchema.shape.mrPicture
  expect(field.safeParse(NAMED).success).toBe(true)
  expect(field.safeParse({ ...NAMED, isDeidentified: false }).success).toBe(false)
  expect(field.safeParse({ ...NAMED, file: '../../secret.png' }).success).toBe(false)
})
