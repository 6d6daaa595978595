import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

export const root = path.resolve(import.meta.dirname, '..')

export type CommandResult = { code: number; output: string }

const running = new Set<ChildProcess>()
let isStopping = false

/**
 * Asks every program that was started here and still runs to end, as Ctrl-C in a terminal does, waits until they
 * have, and starts no more.
 */
export async function stopCommands(): Promise<void> {
  isStopping = true
  await Promise.all(
    [...running].map(async (child) => {
      const ended = once(child, 'exit')
      child.kill('SIGINT')
      await ended
    }),
  )
}

/** Runs a program of node_modules/.bin (or of PATH) from the repository's root and collects what it prints. */
export function runCommand(
  command: string,
  args: readonly string[],
  options: { env?: Record<string, string>; show?: boolean } = {},
): Promise<CommandResult> {
  if (isStopping) return Promise.resolve({ code: 130, output: 'stopped' })
  const bin = path.join(root, 'node_modules/.bin')
  const env = { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}`, ...options.env }
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    running.add(child)
    let output = ''
    const collect = (stream: NodeJS.WriteStream) => (chunk: Buffer) => {
      output += chunk.toString('utf8')
      if (options.show) stream.write(chunk)
    }
    child.stdout.on('data', collect(process.stdout))
    child.stderr.on('data', collect(process.stderr))
    child.once('error', reject)
    child.once('exit', () => running.delete(child))
    child.once('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/** Like `runCommand`, for a command that must succeed: throws with everything it printed when it does not. */
export async function mustRun(...call: Parameters<typeof runCommand>): Promise<string> {
  const { code, output } = await runCommand(...call)
  if (code !== 0) throw new Error(`${call[0]} ${call[1].join(' ')} ended with ${code}\n${output.trimEnd()}`)
  return output
}
