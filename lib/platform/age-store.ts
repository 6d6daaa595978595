import { createHash, type Hash, timingSafeEqual } from 'node:crypto'
import { err, ok } from '@/lib/shared/result'
import { AgeFileError } from './age-error'
import { encryptStream, openAgeFile, type RandomAccess, readExactly } from './age-file'
import { openHeader, readHeader, wrapFileKey } from './age-header'
import type { Keyring } from './identities'
import { joinObjects } from './join-objects'
import { type ObjectStore, type OpenObject, StorageError, verifyingStream } from './object-store'
import type { SealedStore } from './sealed-store'

/** An object store whose every object is an age file, kept by `sealed`: the `age` command opens each of them. */
export function createAgeStore(sealed: SealedStore, ring: Keyring): ObjectStore {
  async function open(keys: string | readonly string[]): Promise<OpenObject | null> {
    if (typeof keys === 'string') return openOne(keys)
    const objects: OpenObject[] = []
    for (const key of keys) {
      const object = await openOne(key)
      if (!object) return null
      objects.push(object)
    }
    return joinObjects(objects)
  }

  async function openOne(key: string): Promise<OpenObject | null> {
    const access = await sealed.read(key)
    if (!access) return null
    const opened = await openAgeFile(access, ring.identities).catch(rethrow)
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

    async put(key, source, { maxBytes, after }) {
      const measured = measure(source, maxBytes, after ?? createHash('sha256'))
      try {
        await sealed.write(key, encryptStream(measured.bytes, [await ring.recipient()]))
      } catch (error) {
        if (measured.isOver()) return err('TOO_LARGE')
        throw error
      }
      return ok({ byteCount: measured.byteCount(), sha256: measured.sha256() })
    },

    async readAll(key, { sha256, maxBytes }) {
      const object = await open(key)
      if (!object) return null
      if (object.byteCount > maxBytes) throw new StorageError('TOO_LARGE')
      const parts: Uint8Array[] = []
      for await (const part of verifyingStream(object.stream(), sha256)) parts.push(part)
      return Buffer.concat(parts, object.byteCount)
    },

    async rewrap(key) {
      const access = await sealed.read(key)
      if (!access) return 'missing'
      const { header } = await readHeader(access.size, (length) => readExactly(access, 0, length)).catch(
        rethrow,
      )
      if (await isFor(header, ring.newest)) return 'current'
      const fileKey = await openHeader(header, ring.identities).catch(rethrow)
      const newHeader = await wrapFileKey(fileKey, [await ring.recipient()])
      const readBack = await openHeader(newHeader, [ring.newest]).catch(rethrow)
      if (!timingSafeEqual(readBack, fileKey)) throw new Error('the new header wraps another file key')
      await sealed.write(key, withHeader(newHeader, access, header.length))
      return 'rewrapped'
    },

    remove: (key) => sealed.remove(key),
    list: () => sealed.list(),
    removePartials: (before) => sealed.removePartials(before),
  }
}

/** Counts and hashes what passes, and breaks off at the first byte over the limit. */
function measure(source: AsyncIterable<Uint8Array>, maxBytes: number, hash: Hash) {
  let byteCount = 0
  async function* bytes() {
    for await (const part of source) {
      byteCount += part.length
      // Thrown, so that no store takes what it has for the whole.
      if (byteCount > maxBytes) throw new StorageError('TOO_LARGE')
      hash.update(part)
      yield part
    }
  }
  return {
    bytes: bytes(),
    byteCount: () => byteCount,
    isOver: () => byteCount > maxBytes,
    sha256: () => hash.copy().digest('hex'),
  }
}

async function isFor(header: Uint8Array, identity: string): Promise<boolean> {
  try {
    await openHeader(header, [identity])
    return true
  } catch (error) {
    if (error instanceof AgeFileError && error.code === 'NO_MATCH') return false
    return rethrow(error)
  }
}

const COPY_BYTES = 1024 * 1024

/** The same file under another header. */
async function* withHeader(header: Uint8Array, access: RandomAccess, payloadStart: number) {
  yield Buffer.from(header)
  for (let at = payloadStart; at < access.size; at += COPY_BYTES) {
    yield await readExactly(access, at, Math.min(COPY_BYTES, access.size - at))
  }
}

/** Tells storage's callers in storage's words what the file layer found. */
function rethrow(error: unknown): never {
  if (!(error instanceof AgeFileError)) throw error
  throw new StorageError(error.code === 'NO_MATCH' ? 'NO_IDENTITY' : 'CORRUPT', { cause: error })
}
