import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type SegmentInput, segmentSchema } from '@/lib/videos/recording-schema'
import type { BlobStore } from './blob-store'
import { RecordingSender } from './recording-sender'
import { SegmentStore } from './segment-store'

const ID = '5b1c8a52-6f0e-4a55-9a3b-1f3f9f7a0a01'
const OTHER_ID = '5b1c8a52-6f0e-4a55-9a3b-1f3f9f7a0a03'
const RECORDING = '5b1c8a52-6f0e-4a55-9a3b-1f3f9f7a0a02'
const facts = (chunkCount: number | null): SegmentInput => ({
  recordingId: RECORDING,
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
    expect(await sender.settled()).toBe('sent')
    expect(sent()).toEqual(['', '/0'])
    expect(fetched.mock.calls[1]?.[1].headers).toEqual({
      'x-sha256': 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    })
    // The segment goes on: its place is kept until it ended and all of it arrived.
    expect([...blobs.keys()]).toEqual([`${ID}.json`])
    await sender.save(ID, facts(1))
    expect(await sender.settled()).toBe('sent')
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
    expect(first.state()).toMatchObject({ unsent: 2, problem: 'offline' })
    expect(blobs.size).toBe(3)

    fetched.mockReset().mockImplementation(async () => Response.json({}))
    vi.clearAllTimers()
    vi.useRealTimers()
    const second = new RecordingSender('/r', store)
    expect(await second.recover(RECORDING)).toMatchObject([{ id: ID, unsent: [0, 1] }])
    expect(await second.settled()).toBe('sent')
    expect(sent()).toEqual(['', '/0', '/1'])
  })

  it('passes over a chunk that a killed tab had no time to write', async () => {
    const { blobs, store } = blobStore()
    await store.putFacts(ID, facts(null))
    await store.putChunk(ID, 0, new Blob(['a']))
    await store.putChunk(ID, 1, new Blob([]))
    const sender = new RecordingSender('/r', store)
    await sender.recover(RECORDING)
    expect(await sender.settled()).toBe('sent')
    expect(sent()).toEqual(['', '/0'])
    expect([...blobs.keys()]).toEqual([`${ID}.json`])
  })

  it('loses nothing when the order is no longer theirs, and says so', async () => {
    const { blobs, store } = blobStore()
    const sender = new RecordingSender('/r', store)
    fetched.mockImplementation(async () => Response.json({}, { status: 404 }))
    await sender.save(ID, facts(null))
    await sender.add(ID, 0, new Blob(['a']))
    expect(await sender.settled()).toBe('refused')
    expect(sender.state()).toMatchObject({ unsent: 1, problem: 'REFUSED', refused: ['main'] })
    expect(blobs.size).toBe(2)
  })

  it('tells what a segment became once a lost line is back, also when nothing else is left to send', async () => {
    vi.useFakeTimers()
    const sender = new RecordingSender('/r', blobStore().store)
    fetched.mockRejectedValueOnce(new TypeError('no line'))
    await sender.save(ID, facts(null))
    await vi.advanceTimersByTimeAsync(1_000)
    expect(sent()).toEqual(['', ''])
    expect(sender.state().problem).toBeNull()
  })

  it('sets aside what is refused and sends the rest, and tries all of it again when asked', async () => {
    const { store } = blobStore()
    const sender = new RecordingSender('/r', store)
    const refuseFirst = async (address: string) =>
      Response.json({}, { status: address.includes(ID) ? 413 : 200 })
    fetched.mockImplementation(refuseFirst)
    await sender.save(ID, facts(0))
    await sender.save(OTHER_ID, { ...facts(null), sectionId: 'ask' })
    await sender.add(OTHER_ID, 0, new Blob(['a']))
    expect(await sender.settled()).toBe('refused')
    expect(sender.state()).toMatchObject({ unsent: 0, refused: ['main'] })
    fetched.mockImplementation(async () => Response.json({}))
    expect(await sender.settled()).toBe('sent')
    expect(sender.state()).toMatchObject({ problem: null, refused: [] })
  })

  it('says that it is signed out until it is tried again with success', async () => {
    const sender = new RecordingSender('/r', blobStore().store)
    fetched.mockImplementation(async () => Response.json({}, { status: 401 }))
    await sender.save(ID, facts(null))
    expect(await sender.settled()).toBe('unsent')
    fetched.mockImplementation(async () => Response.json({}))
    expect(await sender.settled()).toBe('sent')
  })

  it('takes the next free part when another window or device has this one, and stays there', async () => {
    const { blobs, store } = blobStore()
    const sender = new RecordingSender('/r', store)
    const partOf = ({ body }: RequestInit) =>
      typeof body === 'string' ? segmentSchema.parse(JSON.parse(body)).part : 9
    fetched.mockImplementation(async (_, init) => Response.json({}, { status: partOf(init) < 2 ? 409 : 200 }))
    await sender.save(ID, facts(null))
    expect(await sender.settled()).toBe('sent')
    await sender.save(ID, { ...facts(null), log: [{ sentenceId: 'main-1', atMs: 5 }] })
    expect(await sender.settled()).toBe('sent')
    expect(fetched.mock.calls.map(([, init]) => partOf(init))).toEqual([0, 1, 2, 2])
    expect(sender.state().doubled).toEqual(['main'])
    expect(await store.list()).toMatchObject([{ id: ID, facts: { part: 2 } }])
    expect(blobs.size).toBe(1)
  })

  it('sends nothing of a recording that was thrown away meanwhile, and keeps nothing of it', async () => {
    const { blobs, store } = blobStore()
    await store.putFacts(ID, { ...facts(null), recordingId: OTHER_ID })
    await store.putChunk(ID, 0, new Blob(['a']))
    const sender = new RecordingSender('/r', store)
    expect(await sender.recover(RECORDING)).toEqual([])
    expect(await sender.settled()).toBe('sent')
    expect([sent(), blobs.size]).toEqual([[], 0])
  })
})
