import { describe, expect, it } from 'vitest'
import { dueAtAfterPause, dueAtFor, millisecondsLeft } from './promise'

const HOUR = 3_600_000

describe('promise', () => {
  // Both changes of 2026 in four zones: the wall clock moves, the promise does not.
  it.each([
    ['America/New_York', '2026-03-07T20:00:00Z', '2026-10-31T20:00:00Z'],
    ['America/Los_Angeles', '2026-03-07T20:00:00Z', '2026-10-31T20:00:00Z'],
    ['Europe/Dublin', '2026-03-28T20:00:00Z', '2026-10-24T20:00:00Z'],
    ['Australia/Sydney', '2026-10-03T06:00:00Z', '2026-04-04T06:00:00Z'],
  ])('is 24 elapsed hours across daylight saving in %s', (timeZone, spring, autumn) => {
    for (const [paid, wallShift] of [
      [spring, 1],
      [autumn, -1],
    ] as const) {
      const paidAt = new Date(paid)
      const dueAt = dueAtFor(paidAt)
      expect(dueAt.getTime() - paidAt.getTime()).toBe(24 * HOUR)
      const hour = (at: Date) =>
        Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(at))
      expect((hour(dueAt) - hour(paidAt) + 24) % 24).toBe((wallShift + 24) % 24)
    }
  })

  it('moves by exactly the time waited for the patient', () => {
    const dueAt = new Date('2026-11-24T12:00:00Z')
    const moved = dueAtAfterPause(dueAt, new Date('2026-11-23T20:00:00Z'), new Date('2026-11-24T02:30:00Z'))
    expect(moved.toISOString()).toBe('2026-11-24T18:30:00.000Z')
  })

  it('stands still while paused', () => {
    const dueAt = new Date('2026-11-24T12:00:00Z')
    expect(millisecondsLeft(dueAt, new Date('2026-11-24T10:00:00Z'), new Date('2026-11-25T10:00:00Z'))).toBe(
      2 * HOUR,
    )
    expect(millisecondsLeft(dueAt, null, new Date('2026-11-24T13:00:00Z'))).toBe(-HOUR)
  })
})
