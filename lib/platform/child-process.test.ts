import { expect, it } from 'vitest'
import { runChild } from './child-process'

const MEGABYTE = 1024 ** 2
const limits = { signal: new AbortController().signal, timeoutMs: 60_000 }
/** Takes 300 MB and keeps them for as long as it may. */
const GREEDY = 'const held = Buffer.alloc(300 * 1024 ** 2, 1); setInterval(() => held.length, 1_000)'
const WITH_A_WORD = 'process.stdout.write("a word")'

const run = (command: string, args: readonly string[], maxMemoryBytes: number) =>
  runChild(command, args, { ...limits, maxMemoryBytes })

it('kills a program that takes more memory than it may', async () => {
  const result = await run(process.execPath, ['-e', GREEDY], 200 * MEGABYTE)
  expect(result).toMatchObject({ code: null, stoppedAs: 'TOO_MUCH_MEMORY' })
})

it('counts what a program starts', async () => {
  const wrapper = ['-c', '"$@" & wait', 'sh', process.execPath, '-e', GREEDY]
  expect(await run('sh', wrapper, 200 * MEGABYTE)).toMatchObject({ stoppedAs: 'TOO_MUCH_MEMORY' })
})

it('leaves alone what stays below', async () => {
  const result = await run(process.execPath, ['-e', WITH_A_WORD], 1_000 * MEGABYTE)
  expect(result).toMatchObject({ code: 0, stdout: 'a word', stoppedAs: null })
})
