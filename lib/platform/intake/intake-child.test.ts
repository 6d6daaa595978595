import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { childArgs } from './intake-child'

it('lets a child read packages, its own code and its own folder, and nothing else of the installation', () => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'intake-child-'))
  const places = {
    own: `${dir}/input`,
    code: path.resolve('lib/platform/intake/protocol.ts'),
    package: path.resolve('node_modules/sharp/package.json'),
    settings: path.resolve('.env'),
    data: path.resolve('.data/objects'),
    otherCode: path.resolve('lib/platform/identities.ts'),
    other: path.join(os.tmpdir(), 'of-another', 'input'),
  }
  const ask = `const may = (place) => process.permission.has('fs.read', place)
    const all = Object.entries(${JSON.stringify(places)}).filter(([, place]) => may(place))
    process.stdout.write(all.map(([name]) => name).join(' '))`
  const args = childArgs(dir).slice(0, -1)
  try {
    expect(String(execFileSync(process.execPath, [...args, '--eval', ask]))).toBe('own code package')
  } finally {
    fs.rmdirSync(dir)
  }
})
