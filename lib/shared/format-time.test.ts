import { describe, expect, it } from 'vitest'
import { formatDay, formatInstant, formatInstantWithZone } from './format-time'
import { isTimeZone } from './time-zones'

const DAY_MS = 24 * 3_600_000

describe('formatInstant', () => {
  it.each([
    ['America/New_York', 'Tue, Nov 24, 3:15 pm'],
    ['America/Los_Angeles', 'Tue, Nov 24, 12:15 pm'],
    ['Asia/Kolkata', 'Wed, Nov 25, 1:45 am'],
    ['Australia/Sydney', 'Wed, Nov 25, 7:15 am'],
  ])('shows one moment as people in %s read it', (zone, text) => {
    expect(formatInstant(new Date('2026-11-24T20:15:00Z'), zone)).toBe(text)
  })

  it('gives the same text for the locale names we store', () => {
    expect(formatInstant(new Date('2026-11-24T20:15:00Z'), 'America/New_York', 'en')).toBe(
      'Tue, Nov 24, 3:15 pm',
    )
  })

  it('falls back to UTC, and says so, where the zone is unknown', () => {
    expect(formatInstant(new Date('2026-11-24T20:15:00Z'), 'Mars/Olympus')).toBe('Tue, Nov 24, 8:15 pm UTC')
    expect(formatInstant(new Date('2026-11-24T20:15:00Z'), '')).toBe('Tue, Nov 24, 8:15 pm UTC')
    expect(formatInstant(new Date('2026-11-24T20:15:00Z'), 'UTC')).toBe('Tue, Nov 24, 8:15 pm UTC')
  })

  it.each([
    // Paid at noon the day before clocks change, hence due 24 elapsed hours later.
    ['America/New_York', '2026-03-07T17:00:00Z', 'Sun, Mar 8, 1:00 pm'],
    ['America/New_York', '2026-10-31T16:00:00Z', 'Sun, Nov 1, 11:00 am'],
    ['Europe/London', '2026-03-28T12:00:00Z', 'Sun, Mar 29, 1:00 pm'],
    ['Europe/London', '2026-10-24T11:00:00Z', 'Sun, Oct 25, 11:00 am'],
    ['Australia/Sydney', '2026-10-03T02:00:00Z', 'Sun, Oct 4, 1:00 pm'],
    ['Australia/Sydney', '2026-04-04T01:00:00Z', 'Sun, Apr 5, 11:00 am'],
    ['America/Phoenix', '2026-03-07T19:00:00Z', 'Sun, Mar 8, 12:00 pm'],
    ['America/Phoenix', '2026-10-31T19:00:00Z', 'Sun, Nov 1, 12:00 pm'],
  ])('in %s, what is paid at %s is due %s', (zone, paidAt, text) => {
    expect(formatInstant(new Date(new Date(paidAt).getTime() + DAY_MS), zone)).toBe(text)
  })

  it('names the zone in the hour that comes twice, and only there', () => {
    expect(formatInstant(new Date('2026-11-01T05:30:00Z'), 'America/New_York')).toBe(
      'Sun, Nov 1, 1:30 am EDT',
    )
    expect(formatInstant(new Date('2026-11-01T06:30:00Z'), 'America/New_York')).toBe(
      'Sun, Nov 1, 1:30 am EST',
    )
    expect(formatInstant(new Date('2026-11-01T07:30:00Z'), 'America/New_York')).toBe('Sun, Nov 1, 2:30 am')
    expect(formatInstant(new Date('2026-04-04T14:45:00Z'), 'Australia/Lord_Howe')).toMatch(
      /^Sun, Apr 5, 1:45 am GMT\+11$/,
    )
  })
})

describe('formatDay', () => {
  it('names the day and the year in the zone of the reader', () => {
    expect(formatDay(new Date('2026-12-31T23:30:00Z'), 'America/New_York')).toBe('Dec 31, 2026')
    expect(formatDay(new Date('2026-12-31T23:30:00Z'), 'Asia/Tokyo')).toBe('Jan 1, 2027')
    expect(formatDay(new Date('2026-12-31T23:30:00Z'), 'nowhere')).toBe('Dec 31, 2026')
  })
})

describe('isTimeZone', () => {
  it('knows what the machine knows', () => {
    expect(isTimeZone('Europe/Paris')).toBe(true)
    expect(isTimeZone('Paris')).toBe(false)
    expect(isTimeZone('')).toBe(false)
  })
})

it.each([
  ['America/New_York', 'Tue, Nov 24, 3:15 pm, New York time'],
  ['UTC', 'Tue, Nov 24, 8:15 pm UTC'],
  ['Nowhere/Land', 'Tue, Nov 24, 8:15 pm UTC'],
])('a moment in %s names its zone', (zone, text) => {
  expect(formatInstantWithZone(new Date('2026-11-24T20:15:00Z'), zone)).toBe(text)
})
