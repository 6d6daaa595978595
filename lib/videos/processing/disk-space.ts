import { freeBytesAt } from '@/lib/platform/free-space'
import { type StoredSource, sourceBytes } from './video-source'

/** The clear source, its sound and what is made of it, beside each other; and some room for everybody else. */
const SPACE_FACTOR = 3
const SPARE_BYTES = 500 * 1024 ** 2

/** Whether the disk that holds `dir` has room to make a video of these. */
export async function hasSpace(dir: string, sources: readonly StoredSource[]): Promise<boolean> {
  return (await freeBytesAt(dir)) > sourceBytes(sources) * SPACE_FACTOR + SPARE_BYTES
}

export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')
}
