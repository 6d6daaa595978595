import { expect, test } from 'vitest'
import { goOn, limitsOf } from './intake-retries'
import { INTAKE_LIMITS } from './run-intake'

test('a page that kills its child is tried without reading it, then by its text, then left out', () => {
  const unread = goOn(3, { fromPage: 1 })
  expect(unread).toEqual({ fromPage: 3, unreadPage: 3 })
  const typed = goOn(3, unread)
  expect(typed).toEqual({ fromPage: 3, undrawn: 'page' })
  expect(goOn(3, typed)).toBeUndefined()
})

test('each page that nobody draws in time makes the next ones wait for less, down to what a picture alone gets', () => {
  const patience = [0, 1, 2, 9].map((undrawable) => limitsOf(INTAKE_LIMITS, undefined, undrawable).stepMs)
  expect(patience).toEqual([9_000, 4_500, 3_500, 3_500])
  expect(limitsOf(INTAKE_LIMITS, { fromPage: 2, undrawn: 'page' }, 1).stepMs).toBe(2_500)
})

test('limits that are tighter already are never widened', () => {
  const tight = { ...INTAKE_LIMITS, stepMs: 800 }
  expect(limitsOf(tight, undefined, 3).stepMs).toBe(800)
  expect(limitsOf(tight, { fromPage: 2, unreadPage: 2 }, 0).stepMs).toBe(800)
})
