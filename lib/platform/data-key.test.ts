import { generateX25519Identity } from 'age-encryption'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { decryptBytes } from './age-file'
import { createDataKeys } from './data-key'
import { createKeyring } from './identities'

const older = await generateX25519Identity()
const newer = await generateX25519Identity()
const ring = createKeyring(older)

afterEach(() => vi.useRealTimers())

describe('data keys', () => {
  it('are 32 random bytes that only an identity unwraps', async () => {
    const first = await createDataKeys(ring).newDataKey()
    const second = await createDataKeys(ring).newDataKey()
    expect(first.key).toHaveLength(32)
    expect(first.key).not.toEqual(second.key)
    expect(first.keyId).not.toBe(second.keyId)
    expect(first.recipient).toBe(await ring.recipient())
    expect(await createDataKeys(ring).unwrapDataKey(first.wrapped)).toEqual(first.key)
    expect(await decryptBytes(Buffer.from(first.wrapped, 'base64'), [older])).toEqual(first.key)
  })

  it('survive a rotation: the newest identity wraps, the older ones still unwrap', async () => {
    const old = await createDataKeys(ring).newDataKey()
    const rotated = createDataKeys(createKeyring(`${newer},${older}`))
    expect(await rotated.unwrapDataKey(old.wrapped)).toEqual(old.key)
    const fresh = await rotated.newDataKey()
    expect(fresh.recipient).not.toBe(old.recipient)
    await expect(createDataKeys(ring).unwrapDataKey(fresh.wrapped)).rejects.toMatchObject({
      code: 'NO_MATCH',
    })
  })

  it('are kept for five minutes from their unwrapping, used or not', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const keys = createDataKeys(ring)
    const { wrapped } = await keys.newDataKey()
    const first = await keys.unwrapDataKey(wrapped)
    vi.advanceTimersByTime(299_000)
    expect(await keys.unwrapDataKey(wrapped)).toBe(first)
    vi.advanceTimersByTime(1_000)
    const second = await keys.unwrapDataKey(wrapped)
    expect(second).not.toBe(first)
    expect(second).toEqual(first)
  })

  it('make room by forgetting the least lately used', async () => {
    const keys = createDataKeys(ring, 2)
    const wrapped = await Promise.all([1, 2, 3].map(async () => (await keys.newDataKey()).wrapped))
    const [a = '', b = '', c = ''] = wrapped
    const [keyA, keyB] = [await keys.unwrapDataKey(a), await keys.unwrapDataKey(b)]
    await keys.unwrapDataKey(a)
    await keys.unwrapDataKey(c)
    expect(await keys.unwrapDataKey(a)).toBe(keyA)
    expect(await keys.unwrapDataKey(b)).not.toBe(keyB)
  })

  it('do not remember a failure', async () => {
    const keys = createDataKeys(ring)
    await expect(keys.unwrapDataKey('bm8=')).rejects.toMatchObject({ name: 'AgeFileError', code: 'HEADER' })
    await expect(keys.unwrapDataKey('bm8=')).rejects.toMatchObject({ name: 'AgeFileError', code: 'HEADER' })
  })
})
