import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { root } from './run-command'

it('tells zod, before it is loaded, to compile no code in browsers', () => {
  const program = [
    "await import('./instrumentation-client.ts')",
    "const { config } = await import('zod')",
    'process.stdout.write(String(config().jitless))',
  ].join('\n')
  const args = ['--import', 'tsx', '--input-type=module', '--eval', program]
  expect(execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' })).toBe('true')
})
