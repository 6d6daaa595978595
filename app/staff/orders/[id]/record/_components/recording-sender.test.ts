import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SegmentInput } from '@/lib/videos/recording-schema'
import type { BlobStore } from './blob-store'
import { RecordingSender } from './recording-sender'
import { SegmentStore } from './segment-store'

const ID = '5b1c8a52-6f0e-4a55-9a3b-1f3f9f7a0a01'
const facts = (chunkCount: number | null): SegmentInput => ({
  recordingId: '5b1c8a52-6f0e-4a55-9a3b-1f3f9f7a0a02',
  sectionId: 'main',
  take: 0,
  part: 0,
  mediaType: 'video/webm',
  chunkCount,
  log: [],
})

function blobStore() {
  const blobs = new Map<string, Blob>()
  const store: BlobStore = {
    kind: 'opfs',
    put: async (name, blob) => void blobs.set(name, blob),
    get: async (name) => blobs.get(name) ?? null,
    remove: async (name) => void blobs.delete(name),
    names: async () => [...blobs.keys()],
  }
  return { blobs, store: new SegmentStore(store) }
}

const fetched = vi.fn<(address: string, init: RequestInit) => Promise<Response>>()
const sent = () => fetched.mock.calls.map(([address]) => address.replace(`/r/segments/${ID}`, ''))

beforeEach(() => {
  vi.stubGlobal('fetch', fetched)
  fetched.mockReset().mockImplementation(async () => Response.json({}))
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('sending a recording', () => {
  it('keeps each chunk before it is sent, and removes what arrived', async () => {
    const { blobs, store } = blobStore()
    const sender = new RecordingSender('/r', store)
    await sender.save(ID, facts(null))
    await sender.add(ID, 0, new Blob(['abc']))
    expect(await sender.settled()).toBe(true)
    expect(sent()).toEqual(['', '/0'])
    expect(fetched.mock.calls[1]?.[1].headers).toEqual({
      'x-sha256': 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    })
    // The segment goes on: its place is kept until it ended and all of it arrived.
    expect([...blobs.keys()]).toEqual([`${ID}.json`])
    await sender.save(ID, facts(1))
    expect(await sender.settled()).toBe(true)
    expect(blobs.size).toBe(0)
  })

  it('goes on after a lost line, and after a killed tab', async () => {
    vi.useFakeTimers()
    const { blobs, store } = blobStore()
    const first = new RecordingSender('/r', store)
    fetched.mockRejectedValue(new TypeError('no line'))
    await first.save(ID, facts(null))
    await first.add(ID, 0, new Blob(['a']))
    await first.add(ID, 1, new Blob(['b']))
    await vi.advanceTimersByTimeAsync(400)
    expect(first.state()).toEqual({ unsent: 2, problem: 'offline' })
    expect(blobs.size).toBe(3)

    fetched.mockReset().mockImplementation(async () => Response.json({}))
    vi.clearAllTimers()
    vi.useRealTimers()
    const second = new RecordingSender('/r', store)
    expect(await second.recover()).toMatchObject([{ id: ID, unsent: [0, 1] }])
    expect(await second.settled()).toBe(true)
    expect(sent()).toEqual(['', '/0', '/1'])
  })

  it('passes over a chunk that a killed tab had no time to write', async () => {
    const { blobs, store } = blobStore()
    await store.putFacts(ID, facts(null))
    await store.putChunk(ID, 0, new Blob(['a']))
    await store.putChunk(ID, 1, new Blob([]))
    const sender = new RecordingSender('/r', store)
    await sender.recover()
    expect(await sender.settled()).toBe(true)
    expect(sent()).toEqual(['', '/0'])
    expect([...blobs.keys()]).toEqual([`${ID}.json`])
  })

  it('stops for good when the order is no longer theirs, and loses nothing', async () => {
    const { blobs, store } = blobStore()
    const sender = new RecordingSender('/r', store)
    fetched.mockImplementation(async () => Response.json({}, { status: 404 }))
    await sender.save(ID, facts(null))
    await sender.add(ID, 0, new Blob(['a']))
    expect(await sender.settled()).toBe(false)
    expect(sender.state()).toEqual({ unsent: 1, problem: 'REFUSED' })
    expect(blobs.size).toBe(2)
  })
})
