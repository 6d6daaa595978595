import { createHash, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { isStorageKey, newStorageKey, verifyingStream } from './object-store'

async function* parts(...all: Buffer[]) {
  yield* all
}

async function all(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const found: Uint8Array[] = []
  for await (const part of stream) found.push(part)
  return found
}

describe('storage keys', () => {
  it('are random under their prefix', () => {
    const keys = new Set(Array.from({ length: 1000 }, () => newStorageKey('report')))
    expect(keys.size).toBe(1000)
    for (const key of keys) expect(key).toMatch(/^report\/[0-9a-f]{40}$/)
    expect([...keys].every(isStorageKey)).toBe(true)
  })

  it.each(['', '..', 'a/b', '.partial', 'Report', '-a', 'a'.repeat(33)])('refuse the prefix %j', (prefix) => {
    expect(() => newStorageKey(prefix)).toThrow(expect.objectContaining({ code: 'BAD_KEY' }))
  })
})

describe('verifying stream', () => {
  const [first, second] = [randomBytes(1000), randomBytes(1000)]
  const sha256 = createHash('sha256').update(first).update(second).digest('hex')

  it('passes the right bytes through', async () => {
    const passed = await all(verifyingStream(parts(first, Buffer.alloc(0), second), sha256))
    expect(Buffer.concat(passed)).toEqual(Buffer.concat([first, second]))
    const empty = createHash('sha256').digest('hex')
    expect(await all(verifyingStream(parts(), empty))).toEqual([])
  })

  it('never completes the wrong ones', async () => {
    const passed: Uint8Array[] = []
    const reading = (async () => {
      for await (const part of verifyingStream(parts(first, second, Buffer.alloc(1)), sha256))
        passed.push(part)
    })()
    await expect(reading).rejects.toMatchObject({ name: 'StorageError', code: 'CORRUPT' })
    expect(passed).toEqual([first, second])
  })
})
