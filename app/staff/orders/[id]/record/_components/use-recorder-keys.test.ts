import { expect, it } from 'vitest'
import { PointerChoice, takesKey } from './use-recorder-keys'

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

it('lets go of a list in which something was chosen by pointer, not of one that is gone through by key', () => {
  const choice = new PointerChoice()
  const [list, other] = [{}, {}]
  expect(choice.isOf(list)).toBe(false)
  choice.press(list)
  expect([choice.isOf(list), choice.isOf(other)]).toEqual([true, false])
  choice.key()
  expect(choice.isOf(list)).toBe(false)
})
