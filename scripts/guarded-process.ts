import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'

// A shell waits on a pipe that this process holds. When this process is gone, even by SIGKILL, the pipe closes and
// the shell tells the program to stop. The program's session is its own: Ctrl-C in a terminal reaches only us.
const GUARD =
  'exec 3<&0; "$@" 3<&- & program=$!; (read -r _ <&3; kill -s "$0" $program) 2>/dev/null & guard=$!; ' +
  'wait $program; code=$?; kill $guard 2>/dev/null; exit $code'

export type GuardedProcess = {
  /** Resolves with the exit code once the program has ended. */
  exited: Promise<number>
  isRunning: () => boolean
  /** Asks it to stop, kills it when it has not within the limit, and resolves once it is gone. */
  stop: (limitMs: number) => Promise<void>
}

export type GuardedOptions = {
  /** What tells this program to stop. */
  signal: 'INT' | 'TERM'
  /** An open file for both of its outputs; our own terminal when left out. */
  output?: number
  env?: Record<string, string | undefined>
  cwd?: string
  /** Words before the command that change who runs it. */
  prefix?: readonly string[]
  uid?: number
  gid?: number
}

/** Starts a program that cannot outlive this process. */
export function spawnGuarded(command: readonly string[], options: GuardedOptions): GuardedProcess {
  const { signal, output, prefix = [], env, ...rest } = options
  const [first = 'sh', ...args] = [...prefix, 'sh', '-c', GUARD, signal, ...command]
  const sink = output ?? 'inherit'
  const child = spawn(first, args, {
    ...rest,
    env: { ...process.env, ...env },
    detached: true,
    stdio: ['pipe', sink, sink],
  })
  // Writing to a program that has ended is no news.
  child.stdin?.on('error', () => undefined)
  let isRunning = true
  const exited = once(child, 'exit').then(
    ([code]) => (typeof code === 'number' ? code : 1),
    () => 127,
  )
  const ended = exited.finally(() => {
    isRunning = false
    child.stdin?.destroy()
  })
  const stop = async (limitMs: number) => {
    child.stdin?.end()
    const isGone = await Promise.race([ended.then(() => true), sleep(limitMs, false, { ref: false })])
    if (!isGone && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    await ended
  }
  return { exited: ended, isRunning: () => isRunning, stop }
}
