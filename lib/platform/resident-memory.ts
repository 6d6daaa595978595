import fs from 'node:fs'

const PAGE_BYTES = 4096

/**
 * The memory that a process and all that it started hold now, in bytes, as Linux counts it in pages. What has ended
 * counts 0, and everything does on other systems, where nothing is known.
 */
export function residentBytes(pid: number | undefined): number {
  const own = Number(read(`/proc/${pid}/statm`).split(' ')[1] ?? 0) * PAGE_BYTES
  const children = read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number)
  return children.reduce((sum, child) => sum + residentBytes(child), own)
}

/** Empty when the process has ended, or the system tells nothing. */
function read(file: string): string {
  try {
    return fs.readFileSync(file, 'latin1')
  } catch {
    return ''
  }
}
