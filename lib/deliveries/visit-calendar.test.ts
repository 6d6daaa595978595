import { describe, expect, it } from 'vitest'
import { visitCalendar } from './visit-calendar'

const given = { orderId: 'id', note: 'Bring your page', stamp: new Date('2026-11-23T12:00:00.123Z') }

describe('visitCalendar', () => {
  it('holds the day and local time that were entered', () => {
    const file = visitCalendar({ day: '2027-01-05', time: '09:30', what: 'See Dr. Lee; knee, left' }, given)
    expect(file).toContain('DTSTART:20270105T093000\r\nDURATION:PT1H\r\n')
    expect(file).toContain('SUMMARY:See Dr. Lee\\; knee\\, left\r\n')
    expect(file).toContain('DTSTAMP:20261123T120000Z\r\n')
  })

  it('takes the whole day without a time, and folds long lines', () => {
    const file = visitCalendar({ day: '2027-01-05', time: null, what: 'ü'.repeat(120) }, given)
    expect(file).toContain('DTSTART;VALUE=DATE:20270105\r\nDURATION:P1D\r\n')
    for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(file.replaceAll('\r\n ', '')).toContain(`SUMMARY:${'ü'.repeat(120)}`)
  })
})
