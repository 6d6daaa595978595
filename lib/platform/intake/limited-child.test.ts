import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { expect, it } from 'vitest'
import { isAlive } from '@/lib/platform/is-alive'
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
