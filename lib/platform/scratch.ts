import { randomBytes } from 'node:crypto'
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { env } from './env'
import { isAlive } from './is-alive'

const STALE_MS = 6 * 3_600_000

/**
 * Gives a private folder under `DATA_DIR/scratch` to a piece of work and removes it afterwards, whatever
 * happens. Clear bytes of a stored object exist nowhere else on disk.
 */
export async function withScratch<T>(work: (dir: string) => Promise<T>): Promise<T> {
  const dir = path.join(
    /* turbopackIgnore: true */ env().DATA_DIR,
    'scratch',
    `${ownerPrefix()}${process.pid}-${randomBytes(12).toString('hex')}`,
  )
  await fs.mkdir(dir, { recursive: true, mode: 0o700 })
  try {
    return await work(dir)
  } finally {
    await fs.rm(dir, { recursive: true, force: true })
  }
}

/** Removes what killed processes left; called when a worker starts. */
export async function sweepScratch(now: Date): Promise<void> {
  const root = path.join(/* turbopackIgnore: true */ env().DATA_DIR, 'scratch')
  await fs.mkdir(root, { recursive: true, mode: 0o700 })
  for (const name of await fs.readdir(root)) {
    const { mtimeMs } = await fs.stat(path.join(root, name))
    // A younger one may be in use, by this machine's other workers or by a machine that shares the disk.
    if (mtimeMs < now.getTime() - STALE_MS || isOfTheDead(name))
      await fs.rm(path.join(root, name), { recursive: true, force: true })
  }
}

function ownerPrefix(): string {
  return `${os.hostname().replaceAll(/[^A-Za-z0-9.]/g, '_')}-`
}

/** A folder of a process of this machine that is no more. */
function isOfTheDead(name: string): boolean {
  const prefix = ownerPrefix()
  const pid = name.startsWith(prefix) ? Number(name.slice(prefix.length).split('-')[0]) : Number.NaN
  return Number.isSafeInteger(pid) && pid > 0 && !isAlive(pid)
}
