import { describe, expect, it } from 'vitest'
import { visitCalendar } from './visit-calendar'

const given = { orderId: 'id', note: 'Bring your page', stamp: new Date('2026-11-23T12:00:00.123Z') }

describe('visitCalendar', () => {
  it('holds the day and local time that were entered', () => {
    const file = visitCalendar({ day: '2027-01-05', time: '09:30', what: 'See Dr. Lee; knee, left' }, given)
    expect(file).toContain('DTSTART:20270105T093000\r\nDURATION:PT1H\r\n')
    expect(file).toContain('SUMMARY:See Dr. Lee\\; knee\\, left\r\n')
    expect(file).toContain('DTSTAMP:20261123T120000Z\r\n')
    expect(file).toContain('TRIGGER:-P1D\r\n')
  })

  it('takes the whole day without a time, and folds long lines', () => {
    const file = visitCalendar({ day: '2027-01-05', time: null, what: 'ü'.repeat(120) }, given)
    expect(file).toContain('DTSTART;VALUE=DATE:20270105\r\nDURATION:P1D\r\n')
    expect(file).toContain('TRIGGER:-PT15H\r\n')
    for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(file.replaceAll('\r\n ', '')).toContain(`SUMMARY:${'ü'.repeat(120)}`)
  })

  it('moves the entry that was made before', () => {
    const lineOf = (file: string, name: string) => file.split('\r\n').find((line) => line.startsWith(name))
    const visit = { day: '2027-01-05', time: null, what: 'Dr. Lee' }
    const first = visitCalendar(visit, given)
    const stamp = new Date(given.stamp.getTime() + 120_000)
    const moved = visitCalendar({ ...visit, day: '2027-01-12' }, { ...given, stamp })
    expect(lineOf(moved, 'UID:')).toBe(lineOf(first, 'UID:'))
    const sequence = (file: string) => Number(lineOf(file, 'SEQUENCE:')?.split(':')[1])
    expect(sequence(moved)).toBe(sequence(first) + 2)
    expect(sequence(moved)).toBeLessThan(2 ** 31)
  })
})
