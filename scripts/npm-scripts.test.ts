import fs from 'node:fs'
import { expect, it } from 'vitest'
import { z } from 'zod'

const packageSchema = z.object({ scripts: z.record(z.string(), z.string()) })

it('each npm script takes the place of its shell, which would keep the signals that npm passes on', () => {
  const { scripts } = packageSchema.parse(JSON.parse(fs.readFileSync('package.json', 'utf8')))
  const shelled = Object.entries(scripts).filter(([, command]) => !command.startsWith('exec '))
  expect(Object.keys(scripts)).toContain('worker')
  // Over in a moment.
  expect(shelled.map(([name]) => name)).toEqual(['format'])
})
