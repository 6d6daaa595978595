import { createHash, type Hash } from 'node:crypto'

/** More than may arrive in one process at once; the oldest is let go of. */
const MOST = 500
const hashes = new Map<string, { offset: number; hash: Hash }>()

/**
 * The hash of an upload's bytes up to `offset`, to go on with: a copy, for what is sent next may not count. It is only
 * a shortcut of this process, which took all the requests so far; without it the file is read once when it is whole.
 */
export function hashUpTo(uploadId: string, offset: number): Hash | undefined {
  if (offset === 0) return createHash('sha256')
  const known = hashes.get(uploadId)
  return known?.offset === offset ? known.hash.copy() : undefined
}

export function keepHash(uploadId: string, offset: number, hash: Hash): void {
  hashes.delete(uploadId)
  hashes.set(uploadId, { offset, hash })
  const [oldest] = hashes.keys()
  if (hashes.size > MOST && oldest !== undefined) hashes.delete(oldest)
}
