import fs from 'node:fs'

/** True while a process of this machine runs; false for one that has ended, reaped by its parent or not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !isZombie(pid)
  } catch (error) {
    // EPERM: it is there, and another user's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * Signals still reach a process that has ended until its parent asks about it, and containers whose first
 * process reaps nothing are full of them. Where there is no `/proc` the answer is no.
 */
function isZombie(pid: number): boolean {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name before the state stands in parentheses and may hold anything (proc_pid_stat(5)).
    return stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z')
  } catch {
    return false
  }
}
