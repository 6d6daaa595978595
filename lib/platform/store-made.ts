import type { StoredObject } from './object-store'
import { storage } from './storage'

/** Stores what we made ourselves, of whatever size. Rethrows what the source throws. */
export async function storeMade(key: string, source: AsyncIterable<Uint8Array>): Promise<StoredObject> {
  const stored = await storage().put(key, source, { maxBytes: Number.MAX_SAFE_INTEGER })
  if (!stored.ok) throw new Error(stored.code)
  return stored.value
}
