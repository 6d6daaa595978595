import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { isAlive } from '@/lib/platform/is-alive'
import { runLimitedChild } from './limited-child'
import { GAVE_UP } from './protocol'
import { INTAKE_LIMITS } from './run-intake'

/** A process that runs one child, which says its number and then works for ever. */
const PARENT = `
  import { runLimitedChild } from ${JSON.stringify(path.join(import.meta.dirname, 'limited-child.ts'))}
  const args = ['-e', 'console.log(process.pid); for (;;);']
  const limits = ${JSON.stringify({ ...INTAKE_LIMITS, stepMs: 300_000 })}
  await runLimitedChild({ args, limits, input: '', onLine: (line) => console.log(line) })
`

it('dies with the process that started it', async () => {
  const parent = spawn(process.execPath, ['--input-type=module', '-e', PARENT], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(parent.stdout, 'data')
  const pid = Number(String(line))
  expect(isAlive(pid)).toBe(true)
  parent.kill('SIGKILL')
  await expect.poll(() => isAlive(pid), { timeout: 20_000 }).toBe(false)
})

it('gets what other work leaves of the processor, inside its session and against others', async () => {
  const lines: string[] = []
  const script =
    'console.log(os.getPriority()); console.log(fs.readFileSync("/proc/self/autogroup", "utf8").trim())'
  const isGrouped =
    fs.existsSync('/proc/self/autogroup') && fs.readFileSync('/proc/self/autogroup', 'utf8') !== ''
  await runLimitedChild({
    args: ['-e', script],
    limits: INTAKE_LIMITS,
    input: '',
    onLine: (line) => lines.push(line),
  })
  expect(lines[0]).toBe('10')
  if (isGrouped) expect(lines[1]).toMatch(/ nice 10$/)
})

it('takes nobody for too slow who has ended while this process was busy', async () => {
  const limits = { ...INTAKE_LIMITS, openMs: 1_500, stepMs: 1_500 }
  const args = ['-e', 'console.log("ready"); fs.readFileSync(0); process.exit(0)']
  const child = runLimitedChild({ args, limits, input: '', onLine: () => undefined })
  // Nothing of what happens meanwhile is seen before the clock is past all limits.
  await new Promise((resolve) => setTimeout(resolve, 20))
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2_500)
  expect((await child).end).toBe('exited')
})

it('tells a child that never ran from one that gave up or was killed over its work', async () => {
  const run = (...args: string[]) =>
    runLimitedChild({ args, limits: INTAKE_LIMITS, input: '', onLine: () => undefined })
  await expect(run('--no-such-option')).rejects.toThrow('never ran')
  await expect(run('no-such-file.mjs')).rejects.toThrow('never ran')
  expect(await run('-e', `process.exit(${GAVE_UP})`)).toMatchObject({ end: 'crashed' })
  expect(await run('-e', 'process.abort()')).toMatchObject({ end: 'crashed' })
})
