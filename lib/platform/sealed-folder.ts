import { randomBytes } from 'node:crypto'
import fs from 'node:fs/promises'
import path from 'node:path'
import type { RandomAccess } from './age-file'
import { isStorageKey, parseStorageKey } from './object-store'
import type { SealedStore } from './sealed-store'

const SUFFIX = '.age'
// No key's prefix can begin with a dot.
const PARTIALS = '.partial'
const OWNER_ONLY_DIR = 0o700
const OWNER_ONLY_FILE = 0o600

/** Keeps encrypted files in a folder: `<prefix>/ab/cd/<name>.age`, two levels of fan-out, for the owner alone. */
export function createSealedFolder(folder: string): SealedStore {
  const root = path.resolve(/* turbopackIgnore: true */ folder)
  const known = new Set<string>()
  const fileOf = (key: string) => {
    const { prefix, name } = parseStorageKey(key)
    return path.join(root, prefix, name.slice(0, 2), name.slice(2, 4), `${name}${SUFFIX}`)
  }

  return {
    async write(key, source) {
      const file = fileOf(key)
      const partial = path.join(root, PARTIALS, randomBytes(16).toString('hex'))
      await fs.mkdir(path.dirname(partial), { recursive: true, mode: OWNER_ONLY_DIR })
      try {
        await writeSynced(partial, source)
        await moveDurably(partial, file, root, known)
      } finally {
        // After the move there is nothing left here; after any failure this is the half-written file.
        await fs.rm(partial, { force: true })
      }
    },

    async read(key) {
      const file = fileOf(key)
      const stat = await unlessMissing(fs.stat(file))
      return stat ? fileAccess(file, stat.size) : null
    },

    async remove(key) {
      await fs.rm(fileOf(key), { force: true })
    },

    async *list() {
      const entries = await unlessMissing(fs.opendir(root, { recursive: true }))
      if (!entries) return
      for await (const entry of entries) {
        const file = path.join(entry.parentPath, entry.name)
        const [prefix] = path.relative(root, file).split(path.sep)
        const key = `${prefix}/${path.basename(file, SUFFIX)}`
        // Partials, and what others may have put here, are not objects.
        if (!isStorageKey(key) || fileOf(key) !== file) continue
        const stat = await unlessMissing(fs.stat(file))
        if (stat) yield { key, modifiedAt: stat.mtime }
      }
    },

    async removePartials(before) {
      let removed = 0
      for (const name of (await unlessMissing(fs.readdir(path.join(root, PARTIALS)))) ?? []) {
        const file = path.join(root, PARTIALS, name)
        const stat = await unlessMissing(fs.stat(file))
        if (!stat || stat.mtime >= before) continue
        await fs.rm(file, { force: true })
        removed++
      }
      return removed
    },
  }
}

async function writeSynced(file: string, source: AsyncIterable<Uint8Array>): Promise<void> {
  const handle = await fs.open(file, 'wx', OWNER_ONLY_FILE)
  try {
    await writeBehind(handle, source)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Written at once: the disk is asked about once per mebibyte, while memory stays flat. */
const WRITTEN_TOGETHER_BYTES = 1024 ** 2
/** Sent on to the disk together while more arrives, so that little is left to wait for at the end. */
const SYNCED_TOGETHER_BYTES = 4 * 1024 ** 2

/**
 * Writes some parts while the next ones are made: encryption and the disk need not wait for each other. A failed sync is
 * thrown here, for the system tells it once: a later sync of the same file may succeed without those bytes.
 */
async function writeBehind(handle: fs.FileHandle, source: AsyncIterable<Uint8Array>): Promise<void> {
  let writing: Promise<void> = Promise.resolve()
  let syncing: Promise<void> = Promise.resolve()
  let parts: Uint8Array[] = []
  let byteCount = 0
  let unsyncedBytes = 0
  const write = async () => {
    await writing
    if (unsyncedBytes >= SYNCED_TOGETHER_BYTES) {
      await syncing
      syncing = inBackground(handle.datasync())
      unsyncedBytes = 0
    }
    writing = inBackground(writeAll(handle, parts, byteCount))
    unsyncedBytes += byteCount
    parts = []
    byteCount = 0
  }
  try {
    for await (const part of source) {
      parts.push(part)
      byteCount += part.length
      if (byteCount >= WRITTEN_TOGETHER_BYTES) await write()
    }
    await write()
  } finally {
    // Also when the source fails: nothing may be done with a handle that is closed.
    await Promise.allSettled([writing, syncing])
  }
  await writing
  await syncing
}

/** Its failure is seen when it is waited for; until then it must not count as unhandled. */
function inBackground(work: Promise<void>): Promise<void> {
  work.catch(() => undefined)
  return work
}

/** Writes them as they lie in memory, without joining them first. */
async function writeAll(handle: fs.FileHandle, parts: Uint8Array[], byteCount: number): Promise<void> {
  if (byteCount === 0) return
  const { bytesWritten } = await handle.writev(parts)
  // A disk that is nearly full takes a part: writing the rest says why it takes no more.
  if (bytesWritten < byteCount) await handle.writeFile(Buffer.concat(parts).subarray(bytesWritten))
}

/**
 * Gives a synced file its name in one step, and syncs the folders so that the name survives a power cut. A folder whose
 * own name this process has synced before is `known` and not synced again for it; the many at the bottom are not kept
 * in mind.
 */
async function moveDurably(from: string, to: string, root: string, known: Set<string>): Promise<void> {
  const folder = path.dirname(to)
  await fs.mkdir(folder, { recursive: true, mode: OWNER_ONLY_DIR })
  await fs.rename(from, to)
  const named: string[] = []
  for (let dir = folder; dir.length > root.length; dir = path.dirname(dir))
    if (!known.has(dir)) named.push(dir)
  // At once: the file system writes all of it down together.
  await Promise.all([folder, ...named.map((dir) => path.dirname(dir))].map(syncFolder))
  for (const dir of named) if (dir !== folder) known.add(dir)
}

async function syncFolder(dir: string): Promise<void> {
  // Windows cannot open a folder; it keeps names by its own journal.
  if (process.platform === 'win32') return
  const handle = await fs.open(dir, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Opened anew for each read, so that it need not be closed; `keepOpen` saves that where many follow each other. */
function fileAccess(file: string, size: number): RandomAccess {
  async function keepOpen() {
    const handle = await fs.open(file, 'r')
    return {
      read: (offset: number, length: number) => readFrom(handle, offset, length),
      close: () => handle.close(),
    }
  }
  return {
    size,
    keepOpen,
    async read(offset, length) {
      const opened = await keepOpen()
      try {
        return await opened.read(offset, length)
      } finally {
        await opened.close()
      }
    },
  }
}

async function readFrom(handle: fs.FileHandle, offset: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length)
  let filled = 0
  while (filled < length) {
    const { bytesRead } = await handle.read(buffer, filled, length - filled, offset + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return buffer.subarray(0, filled)
}

async function unlessMissing<T>(found: Promise<T>): Promise<T | null> {
  try {
    return await found
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
