import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { isAlive } from '@/lib/platform/is-alive'

const lockSchema = z.object({ pid: z.number(), processStart: z.string(), startedAt: z.string() })

/**
 * Takes a data folder for this process. Throws when another live process has it; a lock that a killed process
 * left behind is taken over, and one of its own is kept. Returns what gives it back.
 */
export function lockDataDir(dataDir: string): () => void {
  fs.mkdirSync(dataDir, { recursive: true })
  const file = path.join(dataDir, 'lock.json')
  const holder = readHolder(file)
  if (holder) {
    throw new Error(
      `${dataDir} is in use by process ${holder.pid}, started at ${holder.startedAt}.\n` +
        'Stop that one, or start this one with another DATA_DIR and another PORT.',
    )
  }
  fs.rmSync(file, { force: true })
  const mine = {
    pid: process.pid,
    processStart: processStart(process.pid),
    startedAt: new Date().toISOString(),
  }
  // 'wx': of two processes that start at the same moment one fails here.
  fs.writeFileSync(file, JSON.stringify(mine), { flag: 'wx' })
  return () => fs.rmSync(file, { force: true })
}

function readHolder(file: string): z.output<typeof lockSchema> | undefined {
  if (!fs.existsSync(file)) return undefined
  const lock = lockSchema.safeParse(JSON.parse(fs.readFileSync(file, 'utf8')))
  if (!lock.success || lock.data.pid === process.pid || !isAlive(lock.data.pid)) return undefined
  // Another process may have got the number since.
  return processStart(lock.data.pid) === lock.data.processStart ? lock.data : undefined
}

/** When the process started, in the kernel's ticks; empty where the system does not tell. */
function processStart(pid: number): string {
  try {
    // The name in parentheses may hold spaces; field 22 of the line is the 20th after it.
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}
