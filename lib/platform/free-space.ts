import fs from 'node:fs/promises'
import { env } from './env'
import { logger } from './logger'

/** How many bytes may still be written to the disk that holds `dir`. */
export async function freeBytesAt(dir: string): Promise<number> {
  const { bavail, bsize } = await fs.statfs(dir)
  return bavail * bsize
}

/**
 * Whether the store has room for `byteCount` more and keeps `MIN_FREE_DISK_BYTES`: the database and the work in hand
 * need them, and a full disk stops all of it. Too little is logged. A bucket has room.
 */
export async function hasRoomFor(byteCount: number): Promise<boolean> {
  const { S3_BUCKET, DATA_DIR, MIN_FREE_DISK_BYTES } = env()
  if (S3_BUCKET !== undefined) return true
  // The first file makes it, and this is asked before.
  await fs.mkdir(DATA_DIR, { recursive: true, mode: 0o700 })
  const freeBytes = await freeBytesAt(DATA_DIR)
  if (freeBytes - byteCount >= MIN_FREE_DISK_BYTES) return true
  logger.error({ event: 'storage.no_room', freeBytes, byteCount })
  return false
}
