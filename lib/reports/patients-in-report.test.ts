import { expect, test } from 'vitest'
import { otherNameThan } from './patients-in-report'

test.each([
  ['Jane', ['DOE, JANE A'], null],
  ['jane', ['Jane Doe'], null],
  ['Mary Ann', ['Ann Doe'], null],
  // A machine read a letter wrong.
  ['Jane', ['Jame Doe'], null],
  // Two people are told of by a warning of their own.
  ['Jane', ['John Roe', 'Jane Doe'], null],
  ['Jane', ['ROE, JOHN', 'Roe, John P'], 'ROE, JOHN'],
  ['Ann', ['Joanna Doe'], 'Joanna Doe'],
  ['Jane', [], null],
  ['J', ['John Roe'], null],
])('who goes by %s and has a report of %j', (goesBy, names, other) => {
  expect(otherNameThan(goesBy, names)).toBe(other)
})
