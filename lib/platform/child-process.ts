import { spawn } from 'node:child_process'
import { BEHIND_OTHERS } from './behind-others'
import { residentBytes } from './resident-memory'

// A shell waits on a pipe that this process holds. When this process is gone, even by SIGKILL, the pipe closes and the
// shell kills the program: a child never outlives the worker whose job it does.
const GUARD =
  `${BEHIND_OTHERS} exec 3<&0; "$@" 3<&- </dev/null & program=$!; (read -r _ <&3; kill -s KILL $program) 2>/dev/null & ` +
  'guard=$!; wait $program; code=$?; kill $guard 2>/dev/null; exit $code'
const STDERR_TAIL = 4_000
/** Five times what decoding 8K takes: more is no video but an attack on the machine. */
const MAX_MEMORY_BYTES = 3 * 1024 ** 3
const MEMORY_POLL_MS = 100

/** Why a program was killed: its time was over, or it took too much memory. */
export type ChildStop = 'TOO_SLOW' | 'TOO_MUCH_MEMORY'

export type ChildOptions = {
  signal: AbortSignal
  timeoutMs: number
  /** Each line that it prints; without this what it prints is gathered in `stdout`. */
  onLine?: (line: string) => void
  maxOutputBytes?: number
  /** Of it and all that it starts together, where the system tells it. */
  maxMemoryBytes?: number
}

export type ChildResult = {
  /** Null when it was killed. */
  code: number | null
  stdout: string
  /** The end of what it complained about: for telling causes apart, never for a log, for it may quote a file. */
  complaint: string
  stoppedAs: ChildStop | null
}

/**
 * Runs a program behind other work, in a session of its own that is killed as a whole at the time limit, when it takes
 * more memory or prints more than allowed, and when the signal aborts (which then throws). Throws when the program is not
 * there.
 */
export async function runChild(
  command: string,
  args: readonly string[],
  { signal, timeoutMs, onLine, maxOutputBytes = 1_000_000, maxMemoryBytes = MAX_MEMORY_BYTES }: ChildOptions,
): Promise<ChildResult> {
  signal.throwIfAborted()
  const child = spawn('sh', ['-c', GUARD, 'sh', command, ...args], {
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const kill = () => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
    process.kill(-child.pid, 'SIGKILL')
  }
  let stoppedAs: ChildStop | null = null
  const stop = (reason: ChildStop) => {
    stoppedAs ??= reason
    kill()
  }
  const endWatch = watchLimits(child.pid, { timeoutMs, maxMemoryBytes }, stop)
  signal.addEventListener('abort', kill, { once: true })
  // Writing to a program that has ended is no news.
  child.stdin.on('error', () => undefined)
  const out = gather(child.stdout, maxOutputBytes, onLine, kill)
  let complaint = ''
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    complaint = (complaint + part).slice(-STDERR_TAIL)
  })
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', resolve)
    })
    signal.throwIfAborted()
    // What the shell says of a program that it cannot find or start.
    if (code === 127 || code === 126) throw new Error(`${command} cannot be run`)
    return { code, stdout: out(), complaint, stoppedAs }
  } finally {
    endWatch()
    signal.removeEventListener('abort', kill)
  }
}

/** Calls `stop` when a limit is passed, until the function that it gives is called. */
function watchLimits(
  pid: number | undefined,
  { timeoutMs, maxMemoryBytes }: { timeoutMs: number; maxMemoryBytes: number },
  stop: (reason: ChildStop) => void,
): () => void {
  const timer = setTimeout(() => stop('TOO_SLOW'), timeoutMs)
  const poll = setInterval(() => {
    if (residentBytes(pid) > maxMemoryBytes) stop('TOO_MUCH_MEMORY')
  }, MEMORY_POLL_MS)
  return () => {
    clearTimeout(timer)
    clearInterval(poll)
  }
}

function gather(
  stream: NodeJS.ReadableStream,
  maxBytes: number,
  onLine: ((line: string) => void) | undefined,
  kill: () => void,
): () => string {
  let text = ''
  stream.setEncoding('utf8')
  stream.on('data', (part: string) => {
    text += part
    if (onLine) {
      const lines = text.split('\n')
      text = lines.pop() ?? ''
      for (const line of lines) onLine(line)
    }
    if (text.length > maxBytes) kill()
  })
  return () => text
}
