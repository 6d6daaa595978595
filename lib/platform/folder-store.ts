import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs/promises'
import path from 'node:path'
import { err, ok, type Result } from '@/lib/shared/result'
import { AgeFileError } from './age-error'
import { type AgeFile, encryptStream, openAgeFile, type RandomAccess } from './age-file'
import type { Keyring } from './identities'
import {
  isStorageKey,
  type ObjectStore,
  type OpenObject,
  parseStorageKey,
  StorageError,
  type StoredObject,
  verifyingStream,
} from './object-store'

const SUFFIX = '.age'
// No key's prefix can begin with a dot.
const PARTIALS = '.partial'
const OWNER_ONLY_DIR = 0o700
const OWNER_ONLY_FILE = 0o600

/**
 * An object store in a folder: `<prefix>/ab/cd/<name>.age`, two levels of fan-out, readable by the owner
 * alone. Each file is an age file that the `age` command opens too.
 */
export function createFolderStore(folder: string, ring: Keyring): ObjectStore {
  const root = path.resolve(/* turbopackIgnore: true */ folder)
  const fileOf = (key: string) => {
    const { prefix, name } = parseStorageKey(key)
    return path.join(root, prefix, name.slice(0, 2), name.slice(2, 4), `${name}${SUFFIX}`)
  }

  async function open(key: string): Promise<OpenObject | null> {
    const file = fileOf(key)
    const opened = await unlessMissing(openFile(file, ring.identities))
    if (!opened) return null
    return {
      byteCount: opened.size,
      async *stream(start = 0, endInclusive = opened.size - 1) {
        try {
          yield* opened.read(start, endInclusive + 1)
        } catch (error) {
          rethrow(error)
        }
      },
    }
  }

  return {
    open,

    async put(key, source, { maxBytes }) {
      const file = fileOf(key)
      const partial = path.join(root, PARTIALS, randomBytes(16).toString('hex'))
      await fs.mkdir(path.dirname(partial), { recursive: true, mode: OWNER_ONLY_DIR })
      try {
        const stored = await writeEncrypted(partial, source, maxBytes, await ring.recipient())
        if (stored.ok) await moveDurably(partial, file, root)
        return stored
      } finally {
        // After the move there is nothing left here; after any failure this is the half-written file.
        await fs.rm(partial, { force: true })
      }
    },

    async readAll(key, { sha256, maxBytes }) {
      const object = await open(key)
      if (!object) return null
      if (object.byteCount > maxBytes) throw new StorageError('TOO_LARGE')
      const parts: Uint8Array[] = []
      for await (const part of verifyingStream(object.stream(), sha256)) parts.push(part)
      return Buffer.concat(parts, object.byteCount)
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

/** Writes the source as an age file, synced to disk. Over the limit the file is left incomplete. */
async function writeEncrypted(
  file: string,
  source: AsyncIterable<Uint8Array>,
  maxBytes: number,
  recipient: string,
): Promise<Result<StoredObject, 'TOO_LARGE'>> {
  const hash = createHash('sha256')
  let byteCount = 0
  async function* measured() {
    for await (const part of source) {
      byteCount += part.length
      if (byteCount > maxBytes) return
      hash.update(part)
      yield part
    }
  }
  const handle = await fs.open(file, 'wx', OWNER_ONLY_FILE)
  try {
    await handle.writeFile(encryptStream(measured(), [recipient]))
    if (byteCount > maxBytes) return err('TOO_LARGE')
    await handle.sync()
  } finally {
    await handle.close()
  }
  return ok({ byteCount, sha256: hash.digest('hex') })
}

/** Gives a synced file its name in one step, and syncs the folders so that the name survives a power cut. */
async function moveDurably(from: string, to: string, root: string): Promise<void> {
  const folder = path.dirname(to)
  await fs.mkdir(folder, { recursive: true, mode: OWNER_ONLY_DIR })
  await fs.rename(from, to)
  for (let dir = folder; dir.length >= root.length; dir = path.dirname(dir)) await syncFolder(dir)
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

async function openFile(file: string, identities: readonly string[]): Promise<AgeFile> {
  const { size } = await fs.stat(file)
  return openAgeFile(fileAccess(file, size), identities).catch(rethrow)
}

/** Opened anew for each read, so that a reader who walks away leaves nothing open. */
function fileAccess(file: string, size: number): RandomAccess {
  return {
    size,
    async read(offset, length) {
      const handle = await fs.open(file, 'r')
      try {
        const buffer = Buffer.allocUnsafe(length)
        let filled = 0
        while (filled < length) {
          const { bytesRead } = await handle.read(buffer, filled, length - filled, offset + filled)
          if (bytesRead === 0) break
          filled += bytesRead
        }
        return buffer.subarray(0, filled)
      } finally {
        await handle.close()
      }
    },
  }
}

/** Tells storage's callers in storage's words what the file layer found. */
function rethrow(error: unknown): never {
  if (!(error instanceof AgeFileError)) throw error
  throw new StorageError(error.code === 'NO_MATCH' ? 'NO_IDENTITY' : 'CORRUPT', { cause: error })
}

async function unlessMissing<T>(found: Promise<T>): Promise<T | null> {
  try {
    return await found
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
