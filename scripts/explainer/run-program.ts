import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** Runs a program of this machine, feeding it `input`. Returns what it prints; throws with its errors. */
export async function runProgram(
  program: string,
  args: readonly string[],
  input?: AsyncIterable<Buffer> | Iterable<Buffer>,
): Promise<Buffer> {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] })
  const output: Buffer[] = []
  const errors: Buffer[] = []
  child.stdout.on('data', (part: Buffer) => output.push(part))
  child.stderr.on('data', (part: Buffer) => errors.push(part))
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  })
  // A program that gives up early closes its input; why is in what it says and in its exit code.
  child.stdin.on('error', () => undefined)
  const fed = (async () => {
    for await (const part of input ?? []) {
      if (child.stdin.destroyed) return
      if (!child.stdin.write(part)) await Promise.race([once(child.stdin, 'drain'), ended])
    }
    child.stdin.end()
  })()
  const [code] = await Promise.all([ended, fed])
  if (code !== 0) throw new Error(`${program} ended with ${code}\n${Buffer.concat(errors).toString('utf8')}`)
  return Buffer.concat(output)
}

/** Like `runProgram`, for what a program reports on its error output. */
export async function readReport(program: string, args: readonly string[]): Promise<string> {
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  let report = ''
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    report += part
  })
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (value) => resolve(value ?? 1))
  })
  if (code !== 0) throw new Error(`${program} ended with ${code}\n${report}`)
  return report
}
