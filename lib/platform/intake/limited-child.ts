import { spawn } from 'node:child_process'
import fs from 'node:fs'
import { Writable } from 'node:stream'
import { BEHIND_OTHERS } from '../behind-others.ts'
import { residentBytes } from '../resident-memory.ts'

export type ChildLimits = {
  /** Of work before the first sign of life. */
  openMs: number
  /** Of work from one sign of life to the next, in processor time where the system tells it. */
  stepMs: number
  /** Of waiting from one sign of life to the next: a busy machine is no reason to turn a file away. */
  stepWaitMs: number
  /** For everything, by the clock. */
  totalMs: number
  rssBytes: number
  heapMegabytes: number
}

/** Exit codes of Node and the shell for what they could not load or run. */
const NEVER_RAN: ReadonlySet<number | null> = new Set([1, 9, 126, 127])

/** How a child ended: by itself, or killed for a reason. */
export type ChildEnd = {
  end: 'exited' | 'crashed' | 'too_slow' | 'too_big' | 'aborted'
  /** The most memory seen, in bytes; 0 where the system does not tell. */
  peakBytes: number
}

type ChildOptions = {
  args: readonly string[]
  /** Written to its standard input, which is then closed. */
  input: string
  limits: ChildLimits
  /** Called for each line it writes; each starts the step's time anew. */
  onLine: (line: string) => void
  signal?: AbortSignal
}

// A shell waits on a pipe that this process holds; the child takes the shell's place and number. When the pipe closes
// without a word, this process is gone, even by SIGKILL, and the shell kills the child's group.
const GUARD = `(read -r _ <&3 || kill -s KILL -- -$$) </dev/null >/dev/null 2>&1 & ${BEHIND_OTHERS} exec "$@" 3<&-`
const POLL_MS = 50
const MAX_LINE_CHARS = 10_000

/**
 * Runs Node on a script that may hang, eat memory or die: in a session of its own, behind other work, with an empty
 * environment, killed with its group when a step takes too long, its memory grows too large, or this process dies.
 * Throws when it never ran, which is not the fault of what it was given.
 */
export function runLimitedChild({ args, input, limits, onLine, signal }: ChildOptions): Promise<ChildEnd> {
  return new Promise((resolve, reject) => {
    const command = [process.execPath, `--max-old-space-size=${limits.heapMegabytes}`, ...args]
    const child = spawn('/bin/sh', ['-c', GUARD, 'sh', ...command], {
      detached: true,
      env: { NODE_ENV: 'production' },
      stdio: ['pipe', 'pipe', 'ignore', 'pipe'],
    })
    const { stdin, stdout } = child
    const guard = child.stdio[3]
    if (!stdin || !stdout || !(guard instanceof Writable)) throw new Error('a child without pipes')
    const startedAt = performance.now()
    let lineAt = startedAt
    let workedAtLine = 0
    let stepMs = limits.openMs
    let peakBytes = 0
    let killedAs: ChildEnd['end'] | undefined
    const kill = (reason: ChildEnd['end']) => {
      killedAs ??= reason
      // The group, not only the child: whatever it started dies with it.
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
        killGroup(child.pid)
    }
    const abort = () => kill('aborted')
    const watch = setInterval(() => {
      // What it still said may wait to be read; its work is counted no more, and waiting must not pass for work.
      if (child.exitCode !== null || child.signalCode !== null) return
      const now = performance.now()
      peakBytes = Math.max(peakBytes, residentBytes(child.pid))
      const workedMs = (processorMs(child.pid) ?? now - startedAt) - workedAtLine
      if (peakBytes > limits.rssBytes) kill('too_big')
      else if (workedMs > stepMs) kill('too_slow')
      else if (now - lineAt > limits.stepWaitMs || now - startedAt > limits.totalMs) kill('too_slow')
    }, POLL_MS)
    if (signal?.aborted) abort()
    signal?.addEventListener('abort', abort, { once: true })
    readLines(
      stdout,
      (line) => {
        stepMs = limits.stepMs
        lineAt = performance.now()
        workedAtLine = processorMs(child.pid) ?? lineAt - startedAt
        onLine(line)
      },
      () => kill('crashed'),
    )
    // It may be dead before it has read this.
    stdin.on('error', () => kill('crashed'))
    child.once('spawn', () => stdin.end(input))
    child.once('error', (error) => {
      clearInterval(watch)
      reject(error)
    })
    // The group's end takes the guard with it.
    guard.on('error', () => undefined)
    child.once('exit', () => guard.end('ended\n'))
    child.once('close', (code) => {
      clearInterval(watch)
      signal?.removeEventListener('abort', abort)
      if ((killedAs ?? 'crashed') === 'crashed' && NEVER_RAN.has(code))
        return reject(new Error(`the child never ran: exit code ${code}`))
      resolve({ end: killedAs ?? (code === 0 ? 'exited' : 'crashed'), peakBytes })
    })
  })
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch (error) {
    // It ended by itself a moment ago.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

const TICK_MS = 10

/** What it and its threads have worked so far, by Linux's count; null elsewhere. */
function processorMs(pid: number | undefined): number | null {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'latin1')
    // The name before it is in brackets and may hold spaces.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS
  } catch {
    return null
  }
}

function readLines(stream: NodeJS.ReadableStream, onLine: (line: string) => void, onFlood: () => void): void {
  let rest = ''
  stream.setEncoding('utf8')
  stream.on('data', (part: string) => {
    const lines = (rest + part).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) onLine(line)
    if (rest.length > MAX_LINE_CHARS) onFlood()
  })
}
