import { describe, expect, it } from 'vitest'
import { type BlobStore, withOverflow } from './blob-store'

/** A store that takes so many blobs. */
function smallStore(room: number): BlobStore {
  const blobs = new Map<string, Blob>()
  return {
    kind: 'opfs',
    async put(name, blob) {
      if (blobs.size >= room && !blobs.has(name)) throw new DOMException('full', 'QuotaExceededError')
      blobs.set(name, blob)
    },
    get: async (name) => blobs.get(name) ?? null,
    remove: async (name) => void blobs.delete(name),
    names: async () => [...blobs.keys()],
  }
}

describe('a store whose disk is full', () => {
  it('keeps what does not fit for as long as the page is open, and says so until it is sent', async () => {
    const store = withOverflow(smallStore(1))
    await store.put('a.0', new Blob(['one']))
    expect(store.kind).toBe('opfs')
    await store.put('a.1', new Blob(['two']))
    expect(store.kind).toBe('full')
    expect(await store.names()).toEqual(['a.0', 'a.1'])
    expect(await (await store.get('a.1'))?.text()).toBe('two')
    await store.remove('a.1')
    expect([store.kind, await store.names()]).toEqual(['opfs', ['a.0']])
  })

  it('has the newest under a name, wherever it fits', async () => {
    const store = withOverflow(smallStore(1))
    await store.put('a.json', new Blob(['old']))
    await store.put('b.json', new Blob(['does not fit']))
    await store.put('a.json', new Blob(['new']))
    expect(await (await store.get('a.json'))?.text()).toBe('new')
    await store.remove('a.json')
    await store.put('b.json', new Blob(['fits now']))
    expect(store.kind).toBe('opfs')
    expect(await (await store.get('b.json'))?.text()).toBe('fits now')
    expect(await store.names()).toEqual(['b.json'])
  })
})
