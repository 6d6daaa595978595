import { expect, it } from 'vitest'
import { takesKey } from './use-recorder-keys'

const KEYS = [' ', 'Enter', 'ArrowLeft', 'p', '1']

it.each([
  ['checkbox', [' ']],
  ['button', [' ', 'Enter']],
  ['a', [' ', 'Enter']],
  ['number', ['ArrowLeft', '1']],
  ['text', KEYS],
  ['textarea', KEYS],
  ['select', KEYS],
])('leaves to a field of kind %s the keys that it has a use for', (field, taken) => {
  expect(KEYS.filter((key) => takesKey(field, key))).toEqual(taken)
})
