import { describe, expect, it } from 'vitest'
import { clockTime, indexAt } from './spans'

describe('indexAt', () => {
  const spans = [
    { startMs: 0, endMs: 1_000 },
    { startMs: 1_500, endMs: 2_000 },
  ]
  it.each([
    [0, 0],
    [999, 0],
    [1_000, -1],
    [1_500, 1],
    [2_000, -1],
  ])('finds what is said at %i ms', (ms, index) => {
    expect(indexAt(spans, ms)).toBe(index)
  })
})

describe('clockTime', () => {
  it.each([
    [0, '0:00'],
    [65_900, '1:05'],
    [3_723_000, '1:02:03'],
    [-5, '0:00'],
  ])('writes %i ms as %s', (ms, text) => {
    expect(clockTime(ms)).toBe(text)
  })
})
