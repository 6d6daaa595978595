import fs from 'node:fs'
import { expect, it } from 'vitest'

it('.env.example names every variable that env.ts reads, and no other', () => {
  const names = (file: string, pattern: RegExp) =>
    new Set([...fs.readFileSync(file, 'utf8').matchAll(pattern)].map(([, name]) => name))
  const documented = names('.env.example', /^([A-Z][A-Z0-9_]+)=/gm)
  const read = names('lib/platform/env.ts', /^ {2}([A-Z][A-Z0-9_]+):/gm)
  expect(documented).toEqual(read)
})
