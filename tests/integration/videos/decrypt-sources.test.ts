import fs from 'node:fs/promises'
import { expect, it } from 'vitest'
import { newStorageKey } from '@/lib/platform/object-store'
import { withScratch } from '@/lib/platform/scratch'
import { storage } from '@/lib/platform/storage'
import { decryptSources } from '@/lib/videos/processing/video-source'

async function stored(text: string) {
  const storageKey = newStorageKey('video-chunk')
  const bytes = Buffer.from(text)
  const source = async function* () {
    yield bytes
  }
  const put = await storage().put(storageKey, source(), { maxBytes: bytes.length })
  if (!put.ok) throw new Error(put.code)
  return { storageKey, byteCount: BigInt(bytes.length) }
}

it('says how far it is while what was sent is read from the store', async () => {
  const chunks = [await stored('one '), await stored('two '), await stored('four')]
  const sources = [chunks.slice(0, 2), chunks.slice(2)].map((some) => ({
    sectionId: null,
    log: [],
    chunks: some,
  }))
  const shares: number[] = []
  await withScratch(async (dir) => {
    const { signal } = new AbortController()
    const files = await decryptSources(sources, dir, { signal, onProgress: (share) => shares.push(share) })
    const texts = await Promise.all(files.map(({ file }) => fs.readFile(file, 'utf8')))
    expect(texts).toEqual(['one two ', 'four'])
  })
  expect(shares).toEqual([1 / 3, 2 / 3, 1])
})
