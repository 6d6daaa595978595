import { expect, it } from 'vitest'
import { isFromHiddenPage } from './hidden-origin'

it.each([
  ['same-origin', true],
  // Safari before 16.4.
  [null, true],
  ['same-site', false],
  ['cross-site', false],
  ['none', false],
  ['', false],
])('a form of a page that hides its address, whose browser says %s, is from here: %s', (site, expected) => {
  const headers = { origin: 'null', ...(site !== null && { 'sec-fetch-site': site }) }
  expect(isFromHiddenPage(new Request('http://localhost/', { method: 'POST', headers }))).toBe(expected)
})
