import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { INPUTS } from './build'
import { filesUnder, whenChanged } from './input-hash'
import { root } from './run-command'

let dir = ''
afterEach(() => {
  if (dir) fs.rmSync(dir, { recursive: true, force: true })
})

it('does its work once, and again when an input changed or an output is gone', async () => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'mediphany-inputs-'))
  const write = (name: string, text: string) => fs.writeFileSync(path.join(dir, name), text)
  write('input', 'one')
  const step = { root: dir, inputs: ['input'], outputs: ['output'], stampFile: path.join(dir, 'stamp') }
  const run = () => whenChanged(step, async () => write('output', 'made'))
  await expect(run()).resolves.toBe(true)
  await expect(run()).resolves.toBe(false)
  write('input', 'two')
  await expect(run()).resolves.toBe(true)
  fs.rmSync(path.join(dir, 'output'))
  await expect(run()).resolves.toBe(true)
})

const isCheckout = spawnSync('git', ['rev-parse'], { cwd: root }).status === 0

// A build that changed its own inputs would be made again at the next start.
it.skipIf(!isCheckout)('takes nothing for an input of the build that is not committed', () => {
  const files = INPUTS.flatMap((input) => filesUnder(path.join(root, input)))
  expect(files.length).toBeGreaterThan(500)
  const names = files.map((file) => path.relative(root, file))
  const { stdout } = spawnSync('git', ['check-ignore', '--stdin'], {
    cwd: root,
    input: names.join('\n'),
    encoding: 'utf8',
  })
  expect(stdout).toBe('')
})
