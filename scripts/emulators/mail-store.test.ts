import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { openMailStore, sendSchema } from './mail-store'

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'mails-'))
afterAll(() => fs.rmSync(dir, { recursive: true }))

const request = (subject: string) =>
  sendSchema.parse({ from: 'care@example.org', to: 'ada@example.org', subject, text: 'Hello\nAda' })

it('sends the same request under the same key once, and refuses another under it', () => {
  const store = openMailStore(path.join(dir, 'keys.jsonl'))
  const first = store.keep(request('One'), 'key')
  expect(store.keep(request('One'), 'key')).toEqual(first)
  expect(store.keep(request('Two'), 'key')).toBe('conflict')
  expect(store.keep(request('One'), undefined)).not.toEqual(first)
  expect(store.mails).toHaveLength(2)
})

it('has after a new start what it had, but for a mail that was half written', () => {
  const file = path.join(dir, 'kept.jsonl')
  const store = openMailStore(file)
  const first = store.keep(request('One'), 'key')
  store.keep(request('Two'), undefined)
  fs.truncateSync(file, fs.statSync(file).size - 5)
  const again = openMailStore(file)
  expect(again.mails.map(({ subject }) => subject)).toEqual(['One'])
  expect(again.keep(request('One'), 'key')).toEqual(first)
  again.keep(request('Three'), undefined)
  expect(openMailStore(file).mails.map(({ subject }) => subject)).toEqual(['One', 'Three'])
})
