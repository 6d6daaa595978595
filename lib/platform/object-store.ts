import { createHash, type Hash, randomBytes } from 'node:crypto'
import type { Result } from '@/lib/shared/result'

/** What was stored: the count and the SHA-256 (hex) of the clear bytes. */
export type StoredObject = { byteCount: number; sha256: string }

/** An object opened for reading. `stream` gives clear bytes, by default all; its `end` is inclusive, as in HTTP. */
export type OpenObject = {
  byteCount: number
  stream(start?: number, endInclusive?: number): AsyncGenerator<Buffer, void, undefined>
}

/** Where files are kept, each as an age file of its own. Objects are never changed, only put and removed. */
export type ObjectStore = {
  /**
   * Encrypts and stores a stream; the object appears whole or not at all, and durably. Stops the source at
   * the first byte over `maxBytes` and answers `TOO_LARGE`. Rethrows what the source throws. With `after`, the hash of
   * what comes before, `sha256` is that of both together, and `after` has taken these bytes in.
   */
  put(
    key: string,
    source: AsyncIterable<Uint8Array>,
    options: { maxBytes: number; after?: Hash | undefined },
  ): Promise<Result<StoredObject, 'TOO_LARGE'>>
  /**
   * Opens an object, or several that follow each other, as one; null when there is none, or not all of them. Throws
   * `StorageError`, as its stream does.
   */
  open(keys: string | readonly string[]): Promise<OpenObject | null>
  /**
   * Reads an object of at most `maxBytes` whole and checks its hash; null when there is none.
   * Throws `StorageError` `CORRUPT` or `TOO_LARGE`.
   */
  readAll(key: string, expected: { sha256: string; maxBytes: number }): Promise<Buffer | null>
  /** Removes an object; one that is already gone is no failure. */
  remove(key: string): Promise<void>
  /** Every whole object, in no order. */
  list(): AsyncGenerator<{ key: string; modifiedAt: Date }, void, undefined>
  /** Removes what writes that never ended (a killed process) left before this moment. Gives their number. */
  removePartials(before: Date): Promise<number>
  /**
   * Wraps an object's file key for the newest identity; its encrypted bytes are copied as they are, never decrypted.
   * Throws `StorageError` `NO_IDENTITY` or `CORRUPT`.
   */
  rewrap(key: string): Promise<'current' | 'rewrapped' | 'missing'>
}

/**
 * Why an object could not be used: `CORRUPT` its bytes are not those that were stored, `NO_IDENTITY` no
 * identity of this installation opens it, `TOO_LARGE` it is over the reader's limit, `BAD_KEY` no such key
 * was ever made.
 */
export type StorageErrorCode = 'CORRUPT' | 'NO_IDENTITY' | 'TOO_LARGE' | 'BAD_KEY'

export class StorageError extends Error {
  override name = 'StorageError'
  readonly code: StorageErrorCode

  constructor(code: StorageErrorCode, options?: ErrorOptions) {
    super(`storage: ${code}`, options)
    this.code = code
  }
}

const PREFIX = /^[a-z][a-z0-9-]{0,31}$/
const KEY = /^([a-z][a-z0-9-]{0,31})\/([0-9a-f]{40})$/

/** A new random key (160 bits) under a prefix that names the kind of object, such as `report`. */
export function newStorageKey(prefix: string): string {
  if (!PREFIX.test(prefix)) throw new StorageError('BAD_KEY')
  return `${prefix}/${randomBytes(20).toString('hex')}`
}

/** Whether `newStorageKey` could have made this. */
export function isStorageKey(key: string): boolean {
  return KEY.test(key)
}

/** Takes a key apart. Only what `newStorageKey` makes passes, so a key can never lead out of the store. */
export function parseStorageKey(key: string): { prefix: string; name: string } {
  const [, prefix, name] = KEY.exec(key) ?? []
  if (prefix === undefined || name === undefined) throw new StorageError('BAD_KEY')
  return { prefix, name }
}

/**
 * Passes a whole object through and checks its SHA-256 (hex) at the end. The last part is held back until
 * the hash is right, so a reader never gets a complete wrong file. Throws `StorageError` `CORRUPT`.
 */
export async function* verifyingStream(
  source: AsyncIterable<Uint8Array>,
  sha256: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  const hash = createHash('sha256')
  let held: Uint8Array | undefined
  for await (const part of source) {
    if (part.length === 0) continue
    hash.update(part)
    if (held) yield held
    held = part
  }
  if (hash.digest('hex') !== sha256.toLowerCase()) throw new StorageError('CORRUPT')
  if (held) yield held
}
