import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { BEHIND_OTHERS } from '@/lib/platform/behind-others'

/** Reads and writes more than the caches near a processor hold, as drawing and reading a page does. */
const SPIN = `const bytes = new Uint32Array(4 * 1024 ** 2)
for (let step = 1; ; step += 2) for (let at = 0; at < bytes.length; at += 1) bytes[at] = Math.imul(bytes[at] + step, 2654435761)`
const BEGIN_MS = 500

/**
 * Runs processes that only work and never touch disk, database or network, in sessions of their own and at the lowest
 * priority there is: what a page slows down beside them is what sharing the processor itself costs on this machine.
 */
export async function besideSpinners<T>(count: number, measure: () => Promise<T>): Promise<T> {
  const spinners: ChildProcess[] = []
  for (let nth = 0; nth < count; nth += 1) {
    spinners.push(
      spawn('sh', ['-c', `${BEHIND_OTHERS} exec chrt --idle 0 "$@"`, 'sh', process.execPath, '-e', SPIN], {
        detached: true,
        stdio: 'ignore',
      }),
    )
  }
  try {
    await sleep(BEGIN_MS)
    if (spinners.some(({ exitCode }) => exitCode !== null)) throw new Error('the spinners do not run')
    return await measure()
  } finally {
    for (const spinner of spinners) {
      if (spinner.exitCode !== null) continue
      const ended = once(spinner, 'exit')
      spinner.kill('SIGKILL')
      await ended
    }
  }
}
