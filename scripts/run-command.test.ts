import { expect, it } from 'vitest'
import { runCommand, stopCommands } from './run-command'

it('what runs has ended when it was stopped, and nothing more is started', async () => {
  const sleeping = runCommand('sleep', ['60'])
  await stopCommands()
  expect((await sleeping).code).not.toBe(0)
  expect(await runCommand('true', [])).toEqual({ code: 130, output: 'stopped' })
})
