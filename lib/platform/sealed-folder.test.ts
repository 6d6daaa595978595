import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { generateX25519Identity } from 'age-encryption'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { createAgeStore } from './age-store'
import { createKeyring } from './identities'
import { newStorageKey } from './object-store'
import { createSealedFolder } from './sealed-folder'

const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'folder-store-'))
afterAll(() => fs.rm(folder, { recursive: true }))

const ring = createKeyring(await generateX25519Identity())
const createFolderStore = (root: string, keys = ring) => createAgeStore(createSealedFolder(root), keys)
const newRoot = () => path.join(folder, randomBytes(6).toString('hex'))
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

async function filesUnder(root: string): Promise<string[]> {
  const entries = await fs.readdir(root, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
}

/** A store with one object in it, and the path of its file. */
async function storeWith(clear: Buffer) {
  const root = newRoot()
  const store = createFolderStore(root)
  const key = newStorageKey('report')
  await store.put(key, partsOf(clear), { maxBytes: clear.length })
  const [file = ''] = await filesUnder(root)
  return { root, store, key, file }
}

describe('folder store', () => {
  it('keeps nothing clear on disk, for the owner alone, under two levels of folders', async () => {
    const { root, key, file } = await storeWith(Buffer.from('a finding'.repeat(1000)))
    const [prefix, name = ''] = key.split('/')
    expect(path.relative(root, file)).toBe(
      path.join(`${prefix}`, name.slice(0, 2), name.slice(2, 4), `${name}.age`),
    )
    const raw = await fs.readFile(file)
    expect(`${raw.subarray(0, 21)}`).toBe('age-encryption.org/v1')
    expect(raw.includes('finding')).toBe(false)
    expect((await fs.stat(file)).mode & 0o777).toBe(0o600)
    for (let dir = path.dirname(file); dir.length >= root.length; dir = path.dirname(dir)) {
      expect((await fs.stat(dir)).mode & 0o777).toBe(0o700)
    }
  })

  it('stops an endless source at its limit and leaves nothing behind', async () => {
    const root = newRoot()
    let handedOut = 0
    let isStopped = false
    async function* endless() {
      try {
        for (;;) {
          handedOut += 10_000
          yield Buffer.alloc(10_000)
        }
      } finally {
        isStopped = true
      }
    }
    const key = newStorageKey('report')
    const store = createFolderStore(root)
    expect(await store.put(key, endless(), { maxBytes: 100_000 })).toEqual({ ok: false, code: 'TOO_LARGE' })
    expect(handedOut).toBe(110_000)
    expect(isStopped).toBe(true)
    expect(await store.open(key)).toBeNull()
    expect(await filesUnder(root)).toEqual([])
  })

  it('keeps nothing of what the disk failed to take on the way, though its last sync succeeds', async () => {
    const root = newRoot()
    const key = newStorageKey('report')
    const handle = await fs.open(process.execPath)
    const sync = vi
      .spyOn(Object.getPrototypeOf(handle), 'datasync')
      .mockRejectedValueOnce(new Error('the disk is broken'))
    await handle.close()
    const large = Buffer.alloc(12 * 1024 ** 2)
    const put = createFolderStore(root).put(key, partsOf(large), { maxBytes: large.length })
    await expect(put).rejects.toThrow('the disk is broken')
    expect(sync).toHaveBeenCalled()
    sync.mockRestore()
    expect(await filesUnder(root)).toEqual([])
  })

  it('rethrows what the source throws and leaves nothing behind', async () => {
    const root = newRoot()
    async function* broken() {
      yield Buffer.alloc(200_000)
      throw new Error('the line was lost')
    }
    const store = createFolderStore(root)
    const key = newStorageKey('report')
    await expect(store.put(key, broken(), { maxBytes: 1e9 })).rejects.toThrow('the line was lost')
    expect(await store.open(key)).toBeNull()
    expect(await filesUnder(root)).toEqual([])
  })

  it('refuses an object in which one bit changed', async () => {
    const clear = randomBytes(200_000)
    const { store, key, file } = await storeWith(clear)
    const raw = await fs.readFile(file)
    raw.writeUInt8(raw.readUInt8(100_000) ^ 1, 100_000)
    await fs.writeFile(file, raw)
    const corrupt = { name: 'StorageError', code: 'CORRUPT' }
    const object = await store.open(key)
    await expect(collect(object?.stream() ?? partsOf(clear))).rejects.toMatchObject(corrupt)
    await expect(store.readAll(key, { sha256: sha256(clear), maxBytes: 1e6 })).rejects.toMatchObject(corrupt)
    await fs.truncate(file, 150_000)
    await expect(store.open(key)).rejects.toMatchObject(corrupt)
  })

  it('lists whole objects only, and removes for good', async () => {
    const { root, store, key } = await storeWith(Buffer.from('listed'))
    await fs.writeFile(path.join(root, '.partial', 'left-by-a-crash'), 'half')
    await fs.writeFile(path.join(root, 'report', `${'0'.repeat(40)}.age`), 'in the wrong folder')
    const listed = await all(store.list())
    expect(listed.map((object) => object.key)).toEqual([key])
    expect(Math.abs(Date.now() - (listed[0]?.modifiedAt.getTime() ?? 0))).toBeLessThan(60_000)
    await store.remove(key)
    await store.remove(key)
    expect(await store.open(key)).toBeNull()
    expect(await store.readAll(key, { sha256: '', maxBytes: 10 })).toBeNull()
    expect(await all(store.list())).toEqual([])
    expect(await all(createFolderStore(newRoot()).list())).toEqual([])
  })

  it('sweeps what ended writes left, once it is old', async () => {
    const { root, store } = await storeWith(Buffer.from('kept'))
    const partial = path.join(root, '.partial', 'left-by-a-crash')
    await fs.writeFile(partial, 'half')
    expect(await store.removePartials(new Date(Date.now() - 60_000))).toBe(0)
    expect(await store.removePartials(new Date(Date.now() + 60_000))).toBe(1)
    await expect(fs.stat(partial)).rejects.toThrow('ENOENT')
    expect(await all(store.list())).toHaveLength(1)
  })

  it('never leaves its folder', async () => {
    const store = createFolderStore(newRoot())
    const name = 'a'.repeat(40)
    const wrong = [
      '',
      '..',
      `../${name}`,
      `report/../${name}`,
      `report/${name}/..`,
      `/${name}`,
      `.partial/${name}`,
    ]
    wrong.push(`report/${name}\n`, `report\0/${name}`, `report/${name.toUpperCase()}`, 'report/..%2f..%2fetc')
    for (const key of wrong) {
      const badKey = { name: 'StorageError', code: 'BAD_KEY' }
      await expect(store.open(key)).rejects.toMatchObject(badKey)
      await expect(store.put(key, partsOf(Buffer.alloc(1)), { maxBytes: 1 })).rejects.toMatchObject(badKey)
      await expect(store.remove(key)).rejects.toMatchObject(badKey)
    }
  })
})
