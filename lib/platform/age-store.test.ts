import { execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import fs from 'node:fs/promises'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { generateX25519Identity } from 'age-encryption'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { startS3Server } from '@/tests/support/s3-server'
import { createAgeStore } from './age-store'
import { createKeyring, type Keyring } from './identities'
import { newStorageKey, type ObjectStore, StorageError } from './object-store'
import { createSealedBucket } from './sealed-bucket'
import { createSealedFolder } from './sealed-folder'
import type { SealedStore } from './sealed-store'

const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'age-store-'))
const s3 = await startS3Server()
afterAll(async () => {
  await s3.close()
  await fs.rm(folder, { recursive: true })
})

const bucketSettings = { ...s3, region: 'us-east-1' }
const ring = createKeyring(await generateX25519Identity())
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

async function* partsOf(bytes: Buffer, partBytes = 40_000) {
  for (let at = 0; at < bytes.length; at += partBytes) yield bytes.subarray(at, at + partBytes)
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}

const collect = async (parts: AsyncIterable<Uint8Array>) => Buffer.concat(await all(parts))

async function stored(store: ObjectStore, clear: Buffer): Promise<string> {
  const key = newStorageKey('report')
  expect(await store.put(key, partsOf(clear), { maxBytes: clear.length })).toMatchObject({ ok: true })
  return key
}

async function sealedBytes(sealed: SealedStore, key: string): Promise<Buffer> {
  const access = await sealed.read(key)
  return Buffer.from((await access?.read(0, access.size)) ?? [])
}

describe.each([
  ['a folder', () => createSealedFolder(folder)],
  ['a bucket', () => createSealedBucket(bucketSettings)],
])('%s of age files', (_name, makeSealed) => {
  let sealed: SealedStore
  let store: ObjectStore
  beforeEach(() => {
    sealed = makeSealed()
    store = createAgeStore(sealed, ring)
  })
  const storeWith = (keys: Keyring) => createAgeStore(sealed, keys)

  it.each([0, 1, 65_536, 300_000])('gives back %i bytes, whole and by inclusive range', async (length) => {
    const clear = randomBytes(length)
    const key = newStorageKey('report')
    const put = await store.put(key, partsOf(clear), { maxBytes: length })
    expect(put).toEqual({ ok: true, value: { byteCount: length, sha256: sha256(clear) } })
    const object = await store.open(key)
    expect(object?.byteCount).toBe(length)
    if (!object) return
    expect((await collect(object.stream())).equals(clear)).toBe(true)
    expect((await store.readAll(key, { sha256: sha256(clear), maxBytes: length }))?.equals(clear)).toBe(true)
    if (length === 0) return
    const [start, end] = [Math.floor(length / 3), Math.floor(length / 2)]
    expect((await collect(object.stream(start, end))).equals(clear.subarray(start, end + 1))).toBe(true)
    await expect(collect(object.stream(0, length))).rejects.toThrow(RangeError)
  })

  it('gives back what takes several parts', async () => {
    const clear = randomBytes(20 * 1024 * 1024)
    const object = await store.open(await stored(store, clear))
    expect(sha256(await collect(object?.stream() ?? partsOf(clear)))).toBe(sha256(clear))
  })

  it('reads several that follow each other as one', async () => {
    const clear = randomBytes(300_000)
    const cuts = [0, 100_000, 100_001, 270_000, 300_000]
    const keys: string[] = []
    for (const [nth, from] of cuts.slice(0, -1).entries())
      keys.push(await stored(store, clear.subarray(from, cuts[nth + 1])))
    const joined = await store.open(keys)
    expect(joined?.byteCount).toBe(clear.length)
    if (!joined) return
    expect((await collect(joined.stream())).equals(clear)).toBe(true)
    for (const [start, end] of [
      [0, 0],
      [99_999, 100_001],
      [100_000, 100_000],
      [65_000, 280_000],
      [270_000, 299_999],
    ] as const)
      expect((await collect(joined.stream(start, end))).equals(clear.subarray(start, end + 1))).toBe(true)
    await expect(collect(joined.stream(0, 300_000))).rejects.toThrow(RangeError)
    await store.remove(keys[2] ?? '')
    expect(await store.open(keys)).toBeNull()
  })

  it('goes on with the hash of what comes before', async () => {
    const after = createHash('sha256').update('what comes before, ')
    const rest = Buffer.from('and what comes now')
    const put = await store.put(newStorageKey('report'), partsOf(rest), { maxBytes: 100, after })
    const whole = sha256(Buffer.from('what comes before, and what comes now'))
    expect(put).toEqual({ ok: true, value: { byteCount: rest.length, sha256: whole } })
    expect(after.digest('hex')).toBe(whole)
  })

  it('stores nothing of what is too large, or of what broke off', async () => {
    const key = newStorageKey('report')
    const large = await store.put(key, partsOf(randomBytes(12_000_000), 1_000_000), { maxBytes: 11_000_000 })
    expect(large).toEqual({ ok: false, code: 'TOO_LARGE' })
    async function* broken() {
      yield randomBytes(12_000_000)
      throw new Error('the line was lost')
    }
    await expect(store.put(key, broken(), { maxBytes: 1e9 })).rejects.toThrow('the line was lost')
    expect(await store.open(key)).toBeNull()
  })

  it('lists its objects and removes them for good', async () => {
    const key = await stored(store, Buffer.from('listed'))
    const listed = (await all(store.list())).find((object) => object.key === key)
    expect(Math.abs(Date.now() - (listed?.modifiedAt.getTime() ?? 0))).toBeLessThan(60_000)
    await store.remove(key)
    await store.remove(key)
    expect(await store.open(key)).toBeNull()
    expect(await store.readAll(key, { sha256: '', maxBytes: 10 })).toBeNull()
    expect((await all(store.list())).map((object) => object.key)).not.toContain(key)
  })

  it('refuses an object in which one bit changed', async () => {
    const clear = randomBytes(200_000)
    const key = await stored(store, clear)
    const raw = await sealedBytes(sealed, key)
    raw.writeUInt8(raw.readUInt8(100_000) ^ 1, 100_000)
    await sealed.write(key, partsOf(raw))
    const corrupt = { name: 'StorageError', code: 'CORRUPT' }
    const object = await store.open(key)
    await expect(collect(object?.stream() ?? partsOf(clear))).rejects.toMatchObject(corrupt)
    await expect(store.readAll(key, { sha256: sha256(clear), maxBytes: 1e6 })).rejects.toMatchObject(corrupt)
    await sealed.write(key, partsOf(raw.subarray(0, 150_000)))
    await expect(store.open(key)).rejects.toMatchObject(corrupt)
  })

  it('refuses another object under the same key, and one over the limit', async () => {
    const key = await stored(store, Buffer.from('one'))
    const other = store.readAll(key, { sha256: sha256(Buffer.from('two')), maxBytes: 10 })
    await expect(other).rejects.toMatchObject({ code: 'CORRUPT' })
    const over = store.readAll(key, { sha256: sha256(Buffer.from('one')), maxBytes: 2 })
    await expect(over).rejects.toMatchObject({ code: 'TOO_LARGE' })
  })

  it('rewraps for a newer identity without touching what is encrypted', async () => {
    const clear = randomBytes(2_500_000)
    const key = await stored(store, clear)
    const before = await sealedBytes(sealed, key)
    const fresh = await generateX25519Identity()
    const both = storeWith(createKeyring(`${fresh},${ring.newest}`))
    const onlyFresh = storeWith(createKeyring(fresh))

    expect((await both.readAll(key, { sha256: sha256(clear), maxBytes: 1e7 }))?.equals(clear)).toBe(true)
    await expect(onlyFresh.open(key)).rejects.toMatchObject({ name: 'StorageError', code: 'NO_IDENTITY' })
    await expect(onlyFresh.rewrap(key)).rejects.toMatchObject({ code: 'NO_IDENTITY' })

    expect(await both.rewrap(key)).toBe('rewrapped')
    expect(await both.rewrap(key)).toBe('current')
    const after = await sealedBytes(sealed, key)
    const payloadStart = before.indexOf('\n', before.indexOf('\n--- ') + 1) + 1
    expect(after.length).toBe(before.length)
    expect(after.subarray(payloadStart).equals(before.subarray(payloadStart))).toBe(true)
    expect((await onlyFresh.readAll(key, { sha256: sha256(clear), maxBytes: 1e7 }))?.equals(clear)).toBe(true)
    await expect(store.open(key)).rejects.toMatchObject({ code: 'NO_IDENTITY' })
    expect(await both.rewrap(newStorageKey('report'))).toBe('missing')
  })

  it('never leaves its place', async () => {
    const badKey = expect.objectContaining({ name: 'StorageError', code: 'BAD_KEY' })
    for (const key of ['', '..', `../${'a'.repeat(40)}`, `report/../${'a'.repeat(40)}`]) {
      await expect(store.open(key)).rejects.toEqual(badKey)
      await expect(store.put(key, partsOf(Buffer.alloc(1)), { maxBytes: 1 })).rejects.toEqual(badKey)
      await expect(store.remove(key)).rejects.toEqual(badKey)
    }
  })
})

describe('a bucket', () => {
  const sealed = createSealedBucket(bucketSettings)
  const store = createAgeStore(sealed, ring)

  it('holds files that the age command opens', async () => {
    const key = await stored(store, Buffer.from('what the report says'))
    const [identity, file] = [path.join(folder, 'identity'), path.join(folder, 'object.age')]
    await fs.writeFile(identity, ring.newest, { mode: 0o600 })
    await fs.writeFile(file, await sealedBytes(sealed, key))
    if (!hasAge()) return
    expect(`${execFileSync('age', ['--decrypt', '--identity', identity, file])}`).toBe('what the report says')
  })

  it('sends a checksum with every part and with a small object', async () => {
    s3.requests.length = 0
    await stored(store, randomBytes(9_000_000))
    await stored(store, randomBytes(10))
    const puts = s3.requests.filter(({ method }) => method === 'PUT')
    expect(puts).toHaveLength(3)
    expect(puts.every(({ checksum }) => checksum !== undefined)).toBe(true)
  })

  it('tries again when the store is busy', async () => {
    const clear = randomBytes(100_000)
    s3.failNext(2)
    const key = await stored(store, clear)
    s3.failNext(2)
    expect((await store.readAll(key, { sha256: sha256(clear), maxBytes: 1e6 }))?.equals(clear)).toBe(true)
  })

  it.each(['before it answers', 'in the middle of its answer'])(
    'is not waited for when it hangs %s',
    async (when) => {
      const server = http.createServer((request, response) => {
        request.resume()
        if (when === 'before it answers') return
        response.writeHead(200, { 'content-length': request.method === 'HEAD' ? 1_000 : 10 })
        if (request.method === 'HEAD') response.end()
        else response.write('half')
      })
      await once(server.listen(0, '127.0.0.1'), 'listening')
      const { port } = server.address() as AddressInfo
      const timeouts = { connectionTimeout: 200, socketTimeout: 200 }
      const hanging = createSealedBucket({
        ...bucketSettings,
        endpoint: `http://127.0.0.1:${port}`,
        timeouts,
      })
      const read = async () => (await hanging.read(newStorageKey('report')))?.read(0, 10)
      try {
        await expect(read()).rejects.toThrow()
      } finally {
        server.closeAllConnections()
        server.close()
      }
    },
  )

  it('ends uploads that broke off, and those a dead process left', async () => {
    async function* broken() {
      yield randomBytes(20_000_000)
      throw new StorageError('CORRUPT')
    }
    await expect(store.put(newStorageKey('video'), broken(), { maxBytes: 1e9 })).rejects.toThrow('CORRUPT')
    expect(s3.unfinished()).toEqual([])

    const left = await fetch(`${s3.endpoint}/${s3.bucket}/objects/${newStorageKey('video')}.age?uploads`, {
      method: 'POST',
    })
    expect(left.status).toBe(200)
    expect(s3.unfinished()).toHaveLength(1)
    expect(await store.removePartials(new Date(Date.now() - 60_000))).toBe(0)
    expect(await store.removePartials(new Date(Date.now() + 60_000))).toBe(1)
    expect(s3.unfinished()).toEqual([])
  })
})

function hasAge(): boolean {
  try {
    execFileSync('age', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
