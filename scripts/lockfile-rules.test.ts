import fs from 'node:fs'
import { expect, it } from 'vitest'
import { lockfileProblems } from './lockfile-rules'

function lockOf(packages: Record<string, { version: string; resolved?: string }>): string {
  return JSON.stringify({ packages })
}

it.each(['package-lock.json', 'tests/bench/tools/package-lock.json'])(
  'finds nothing wrong with %s',
  (file) => {
    expect(lockfileProblems(fs.readFileSync(file, 'utf8'))).toEqual([])
  },
)

it('refuses versions below their floor, nested ones too', () => {
  const lock = lockOf({
    'node_modules/next': { version: '16.4.4' },
    'node_modules/a/node_modules/next-auth': { version: '4.9.99' },
    'node_modules/nodemailer': { version: '7.0.10' },
  })
  expect(lockfileProblems(lock)).toEqual(['next 16.4.4 is below 16.4.5', 'next-auth 4.9.99 is below 4.24.15'])
})

it('refuses the address of a registry', () => {
  const lock = lockOf({
    'node_modules/zod': { version: '4.6.7', resolved: 'https://registry.example/zod.tgz' },
  })
  expect(lockfileProblems(lock)).toEqual(['zod is pinned to the address https://registry.example/zod.tgz'])
})
