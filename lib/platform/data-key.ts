import { randomBytes } from 'node:crypto'
import { decryptBytes, encryptBytes } from './age-file'
import { type Keyring, keyring } from './identities'

/** The 32 bytes that `encryptColumn` takes. Never log one, never change one: callers share the cached copy. */
export type DataKey = Uint8Array

/** A new key and what its row stores: `wrapped` is a base64 age file that only an identity opens. */
export type NewDataKey = { keyId: string; key: DataKey; wrapped: string; recipient: string }

export type DataKeys = {
  newDataKey(): Promise<NewDataKey>
  unwrapDataKey(wrapped: string): Promise<DataKey>
  rewrapDataKey(wrapped: string): Promise<Pick<NewDataKey, 'wrapped' | 'recipient'>>
}

type CachedKey = { key: Promise<DataKey>; expiry: NodeJS.Timeout }

const KEY_BYTES = 32
const MAX_CACHED_KEYS = 500
const CACHE_SECONDS = 5 * 60

/** Data keys over a keyring, with a cache of their own that is bounded in number and in time. */
export function createDataKeys(ring: Keyring, maxCached = MAX_CACHED_KEYS): DataKeys {
  const cache = new Map<string, CachedKey>()

  function forget(wrapped: string) {
    clearTimeout(cache.get(wrapped)?.expiry)
    cache.delete(wrapped)
  }

  function unwrapAndKeep(wrapped: string): CachedKey {
    // A timer and not a look at the clock: an unused key has to leave memory too.
    const expiry = setTimeout(() => forget(wrapped), CACHE_SECONDS * 1000).unref()
    const entry = { key: unwrap(wrapped, ring), expiry }
    // What could not be opened is asked again next time; the caller gets the error.
    entry.key.catch(() => {
      if (cache.get(wrapped) === entry) forget(wrapped)
    })
    return entry
  }

  return {
    async newDataKey() {
      const key = randomBytes(KEY_BYTES)
      const recipient = await ring.recipient()
      const wrapped = (await encryptBytes(key, [recipient])).toString('base64')
      return { keyId: randomBytes(12).toString('base64url'), key, wrapped, recipient }
    },

    async rewrapDataKey(wrapped) {
      const recipient = await ring.recipient()
      const again = await encryptBytes(await unwrap(wrapped, ring), [recipient])
      return { wrapped: again.toString('base64'), recipient }
    },

    unwrapDataKey(wrapped) {
      const entry = cache.get(wrapped) ?? unwrapAndKeep(wrapped)
      // A map keeps the order of insertion: taken out and put back, its first entry is the least lately used.
      cache.delete(wrapped)
      cache.set(wrapped, entry)
      const [leastUsed] = cache.keys()
      if (cache.size > maxCached && leastUsed !== undefined) forget(leastUsed)
      return entry.key
    },
  }
}

async function unwrap(wrapped: string, ring: Keyring): Promise<DataKey> {
  const bytes = await decryptBytes(Buffer.from(wrapped, 'base64'), ring.identities)
  if (bytes.length !== KEY_BYTES)
    throw new Error(`a data key has ${KEY_BYTES} bytes, this one ${bytes.length}`)
  return bytes
}

let fromEnv: DataKeys | undefined

function dataKeys(): DataKeys {
  fromEnv ??= createDataKeys(keyring())
  return fromEnv
}

/** Makes an order's data key, wrapped for the newest identity. Store `keyId`, `wrapped` and `recipient`. */
export function newDataKey(): Promise<NewDataKey> {
  return dataKeys().newDataKey()
}

/**
 * Opens a stored data key. The last 500 used stay in this process for 5 minutes, so a key that was erased
 * leaves memory within that time; without its row nothing can ask for it. Throws `AgeFileError`.
 */
export function unwrapDataKey(wrapped: string): Promise<DataKey> {
  return dataKeys().unwrapDataKey(wrapped)
}

/** Wraps a stored data key for the newest identity. Throws `AgeFileError` when no identity opens it. */
export function rewrapDataKey(wrapped: string): Promise<Pick<NewDataKey, 'wrapped' | 'recipient'>> {
  return dataKeys().rewrapDataKey(wrapped)
}
