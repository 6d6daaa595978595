import type { RandomAccess } from './age-file'

/** Keeps encrypted bytes under storage keys, whatever they hold: what a folder and a bucket have in common. */
export type SealedStore = {
  /**
   * Stores a stream, in place of what the key had before. The object appears whole or not at all, and durably;
   * rethrows what the source throws.
   */
  write(key: string, source: AsyncIterable<Uint8Array>): Promise<void>
  /** An object's bytes, readable from any offset; null when there is none. */
  read(key: string): Promise<RandomAccess | null>
  /** Removes an object; one that is already gone is no failure. */
  remove(key: string): Promise<void>
  /** Every whole object, in no order. */
  list(): AsyncGenerator<{ key: string; modifiedAt: Date }, void, undefined>
  /** Removes what writes that never ended left before this moment. Gives their number. */
  removePartials(before: Date): Promise<number>
}
