import { expect, test } from 'vitest'
import { pageInView } from './page-in-view'

test('of pages below each other it is the one in the middle of the pane', () => {
  const tops = [8, 508, 1008]
  expect(pageInView(tops, 250)).toBe(1)
  expect(pageInView(tops, 600)).toBe(2)
  expect(pageInView(tops, 5_000)).toBe(3)
})

test('of pages side by side it is the first of the row, so that a row further is two pages further', () => {
  const tops = [8, 8, 508, 508, 1008]
  expect(pageInView(tops, 250)).toBe(1)
  expect(pageInView(tops, 600)).toBe(3)
  expect(pageInView(tops, 1_200)).toBe(5)
})

test('before anything is laid out it is the first', () => {
  expect(pageInView([], 100)).toBe(1)
  expect(pageInView([200], 100)).toBe(1)
})
