import { expect, it } from 'vitest'
import { NOTHING_PLAYED, playedOn } from './played'

const secondsOf = (places: readonly number[]) => places.reduce(playedOn, NOTHING_PLAYED).seconds

it('counts what plays, and no jump', () => {
  expect(secondsOf([0, 0.25, 0.5, 1])).toBe(1)
  expect(secondsOf([0, 0, 0])).toBe(0)
  // Forward by the seek bar, back by a key, and on from there.
  expect(secondsOf([0.5, 60, 60.5, 50, 51])).toBe(2)
  // A video that goes on where it was left has played nothing yet.
  expect(secondsOf([42, 42.5])).toBe(0.5)
})
