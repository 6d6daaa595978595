import { expect, test } from 'vitest'
import { ReadingLimits, readingLimits } from './reading-limits'

/** A page that takes so long. */
function page(limits: ReadingLimits, clock: { ms: number }, took: number, wasOfUse: boolean) {
  limits.begin()
  clock.ms += took
  limits.end({ wasOfUse })
}

test('a long scan is read to its end', () => {
  const clock = { ms: 0 }
  const limits = new ReadingLimits(() => clock.ms)
  for (let number = 1; number <= 30; number += 1) page(limits, clock, 2_500, true)
  limits.begin()
  expect([limits.mayRead, limits.mayTry]).toEqual([true, true])
})

test('noise on every page is first not turned any more, then not read', () => {
  const clock = { ms: 0 }
  const limits = new ReadingLimits(() => clock.ms)
  page(limits, clock, 5_000, false)
  limits.begin()
  expect([limits.mayRead, limits.mayTry]).toEqual([true, true])
  clock.ms += 3_500
  expect(limits.mayTry).toBe(false)
  limits.end({ wasOfUse: false })
  expect([limits.mayRead, limits.readingMs], 'a third page gets less time').toEqual([true, 3_000])
  page(limits, clock, 2_000, false)
  expect(limits.mayRead).toBe(false)
})

test('what a reading gave up on is told of its page alone', () => {
  const limits = new ReadingLimits(() => 0)
  limits.begin()
  limits.giveUp()
  expect(limits.hasGivenUp).toBe(true)
  limits.begin()
  expect(limits.hasGivenUp).toBe(false)
})

test('after a child that died over a page less is left for the others', () => {
  const afresh = readingLimits({ dir: '/tmp', mediaType: 'application/pdf', unreadPage: 2, fromPage: 2 })
  afresh.begin()
  expect([afresh.mayRead, afresh.readingMs]).toEqual([true, 3_000])
})
