import { Readable } from 'node:stream'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bytesAccess,
  decryptBytes,
  encryptBytes,
  encryptStream,
  openAgeFile,
  type RandomAccess,
} from './age-file'
import { CHUNK_BYTES, SEALED_CHUNK_BYTES } from './age-payload'

const identity = await generateX25519Identity()
const recipient = await identityToRecipient(identity)

/** Bytes that differ from chunk to chunk, so that chunks in the wrong order would show. */
function sampleBytes(length: number): Buffer {
  const bytes = Buffer.alloc(length)
  for (let at = 0; at < length; at += 1) bytes[at] = (at * 31 + (at >> 16) * 7) & 0xff
  return bytes
}

async function* inParts(bytes: Buffer, partBytes: number) {
  for (let at = 0; at < bytes.length; at += partBytes) yield bytes.subarray(at, at + partBytes)
}

async function collect(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const part of parts) all.push(part)
  return Buffer.concat(all)
}

const seal = (bytes: Buffer, partBytes = CHUNK_BYTES) =>
  collect(encryptStream(inParts(bytes, partBytes), [recipient]))
const flipped = (bytes: Buffer, at: number) => {
  const copy = Buffer.from(bytes)
  copy.writeUInt8(copy.readUInt8(at) ^ 1, at)
  return copy
}

const BOUNDARIES = [0, 1, 65_535, 65_536, 65_537, 131_072, 131_073, 17 * CHUNK_BYTES, 33 * CHUNK_BYTES + 5]
const payloadOffset = (sealed: Buffer) => sealed.indexOf('\n', sealed.indexOf('\n--- ') + 1) + 1 + 16

describe('age files', () => {
  it.each(BOUNDARIES)('reads back %i bytes, whole and by range', async (length) => {
    const clear = sampleBytes(length)
    const file = await openAgeFile(bytesAccess(await seal(clear, 50_000)), [identity])
    expect(file.size).toBe(length)
    expect((await collect(file.read())).equals(clear)).toBe(true)
    const edges = [0, 1, length - 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, length].filter(
      (edge) => edge >= 0 && edge <= length,
    )
    for (const start of edges) {
      for (const end of edges.filter((edge) => edge >= start)) {
        expect((await collect(file.read(start, end))).equals(clear.subarray(start, end))).toBe(true)
      }
    }
  })

  it('reads back any bytes in any parts, from any range', async () => {
    const length = fc.oneof(fc.integer({ min: 0, max: 300_000 }), fc.constantFrom(...BOUNDARIES.slice(0, 6)))
    const fraction = fc.double({ min: 0, max: 1, noNaN: true })
    await fc.assert(
      fc.asyncProperty(
        length,
        fc.integer({ min: 999, max: 200_000 }),
        fraction,
        fraction,
        async (n, part, a, b) => {
          const clear = sampleBytes(n)
          const file = await openAgeFile(bytesAccess(await seal(clear, part)), [identity])
          const [start, end] = [Math.floor(Math.min(a, b) * n), Math.floor(Math.max(a, b) * n)]
          expect((await collect(file.read(start, end))).equals(clear.subarray(start, end))).toBe(true)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('decrypts only the chunks a range needs', async () => {
    const sealed = await seal(sampleBytes(40 * CHUNK_BYTES))
    const reads: number[] = []
    const access: RandomAccess = {
      size: sealed.length,
      async read(offset, length) {
        reads.push(length)
        return sealed.subarray(offset, offset + length)
      },
    }
    const file = await openAgeFile(access, [identity])
    reads.length = 0
    await collect(file.read(20 * CHUNK_BYTES + 5, 21 * CHUNK_BYTES + 5))
    expect(reads).toEqual([2 * SEALED_CHUNK_BYTES])
  })

  it('opens stored bytes once for a stream, and closes them when its reader has enough or fails', async () => {
    const sealed = await seal(sampleBytes(40 * CHUNK_BYTES))
    const bytes = bytesAccess(flipped(sealed, payloadOffset(sealed) + 30 * SEALED_CHUNK_BYTES))
    let [opened, closed] = [0, 0]
    const access: RandomAccess = {
      ...bytes,
      async keepOpen() {
        opened += 1
        return {
          read: bytes.read,
          async close() {
            closed += 1
          },
        }
      },
    }
    const file = await openAgeFile(access, [identity])
    for await (const _ of file.read()) break
    expect([opened, closed]).toEqual([1, 1])
    await expect(collect(file.read())).rejects.toThrow('fails its check')
    expect([opened, closed]).toEqual([2, 2])
    await collect(file.read(0, 20 * CHUNK_BYTES))
    expect([opened, closed]).toEqual([3, 3])
  })

  it('leaves the bytes that it was given as they are', async () => {
    const sealed = await seal(sampleBytes(2 * CHUNK_BYTES))
    const before = Buffer.from(sealed)
    await decryptBytes(sealed, [identity])
    expect(sealed.equals(before)).toBe(true)
  })

  it('opens for each recipient, with any of the identities given', async () => {
    const other = await generateX25519Identity()
    const sealed = await encryptBytes(Buffer.from('two'), [recipient, await identityToRecipient(other)])
    const stranger = await generateX25519Identity()
    expect(`${await decryptBytes(sealed, [stranger, other])}`).toBe('two')
    expect(`${await decryptBytes(sealed, [identity])}`).toBe('two')
    await expect(decryptBytes(sealed, [stranger])).rejects.toMatchObject({
      name: 'AgeFileError',
      code: 'NO_MATCH',
    })
  })

  it('refuses a range outside the file, and text', async () => {
    const file = await openAgeFile(bytesAccess(await seal(sampleBytes(10))), [identity])
    for (const [start, end] of [
      [-1, 5],
      [6, 5],
      [0, 11],
      [0.5, 2],
      [Number.NaN, 2],
    ]) {
      await expect(collect(file.read(start, end))).rejects.toThrow(RangeError)
    }
    const text = new Readable({ read() {}, encoding: 'utf8' })
    text.push('words')
    text.push(null)
    await expect(collect(encryptStream(text, [recipient]))).rejects.toThrow('only bytes')
    await expect(collect(encryptStream(inParts(sampleBytes(1), 1), []))).rejects.toThrow('needs a recipient')
  })

  it('hands out nothing of a chunk in which one bit changed', async () => {
    const clear = sampleBytes(3 * CHUNK_BYTES)
    const sealed = await seal(clear)
    const inSecondChunk = payloadOffset(sealed) + SEALED_CHUNK_BYTES + 100
    const file = await openAgeFile(bytesAccess(flipped(sealed, inSecondChunk)), [identity])
    const released: Buffer[] = []
    const reading = (async () => {
      for await (const part of file.read()) released.push(part)
    })()
    await expect(reading).rejects.toMatchObject({ name: 'AgeFileError', code: 'CORRUPT' })
    expect(Buffer.concat(released).equals(clear.subarray(0, CHUNK_BYTES))).toBe(true)
    expect((await collect(file.read(2 * CHUNK_BYTES))).equals(clear.subarray(2 * CHUNK_BYTES))).toBe(true)
  })

  it('refuses any file in which one bit changed, wherever it is', async () => {
    const sealed = await seal(sampleBytes(200))
    for (let at = 0; at < sealed.length; at++) {
      await expect(decryptBytes(flipped(sealed, at), [identity])).rejects.toMatchObject({
        name: 'AgeFileError',
      })
    }
  })

  it('refuses chunks that were cut off, added or put in another order', async () => {
    const sealed = await seal(sampleBytes(3 * CHUNK_BYTES))
    const start = payloadOffset(sealed)
    const chunk = (nth: number) =>
      sealed.subarray(start + nth * SEALED_CHUNK_BYTES).subarray(0, SEALED_CHUNK_BYTES)
    const header = sealed.subarray(0, start)
    const wrong = [
      [chunk(0), chunk(1)],
      [chunk(0), chunk(1), chunk(2).subarray(0, -1)],
      [chunk(0), chunk(1), chunk(2), chunk(2)],
      [chunk(1), chunk(0), chunk(2)],
      [chunk(0), chunk(2)],
      [],
    ]
    for (const chunks of wrong) {
      const file = Buffer.concat([header, ...chunks])
      await expect(decryptBytes(file, [identity])).rejects.toMatchObject({
        name: 'AgeFileError',
        code: 'CORRUPT',
      })
    }
  })

  it('says so when stored bytes vanish while they are read', async () => {
    const sealed = await seal(sampleBytes(3 * CHUNK_BYTES))
    let available = sealed
    const access = {
      size: sealed.length,
      read: async (at: number, n: number) => available.subarray(at, at + n),
    }
    const file = await openAgeFile(access, [identity])
    available = sealed.subarray(0, 1000)
    await expect(collect(file.read())).rejects.toMatchObject({ code: 'CORRUPT' })
  })

  it('asks its source for no more than it needs and stops it when the reader leaves', async () => {
    let handedOut = 0
    let isStopped = false
    async function* endless() {
      try {
        for (;;) {
          handedOut += CHUNK_BYTES
          yield sampleBytes(CHUNK_BYTES)
        }
      } finally {
        isStopped = true
      }
    }
    for await (const _ of encryptStream(endless(), [recipient])) break
    expect(handedOut).toBeLessThanOrEqual(17 * CHUNK_BYTES)
    expect(isStopped).toBe(true)
  })
})
