import { expect, it } from 'vitest'
import { amountMinorFrom } from './parse-amount'

it.each([
  ['49', 'usd', 4900],
  [' 49.5 ', 'usd', 4950],
  ['49,50', 'eur', 4950],
  ['0.01', 'usd', 1],
  ['500', 'jpy', 500],
  ['500.5', 'jpy', null],
  ['49.505', 'usd', null],
  ['-1', 'usd', null],
  ['1e3', 'usd', null],
  ['', 'usd', null],
])('reads %j %s as %j', (typed, currency, expected) => {
  expect(amountMinorFrom(typed, currency)).toBe(expected)
})
