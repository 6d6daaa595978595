import type { TakeAway } from './take-away-schema'

/**
 * A calendar file (RFC 5545) with the visit that a patient entered: at their own local time, an hour long, or the
 * whole day without a time; a reminder the day before, of a whole day at nine in the morning. An order has one visit: a
 * file that is made later moves the entry of an earlier one.
 * @param stamp when the file is made
 */
export function visitCalendar(
  visit: NonNullable<TakeAway['visit']>,
  { orderId, note, stamp }: { orderId: string; note: string; stamp: Date },
): string {
  const day = visit.day.replaceAll('-', '')
  const start = visit.time ? `DTSTART:${day}T${visit.time.replace(':', '')}00` : `DTSTART;VALUE=DATE:${day}`
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Mediphany//Visit//EN',
    'BEGIN:VEVENT',
    `UID:${orderId}@mediphany`,
    // Minutes: seconds would leave what calendars can count in 2038. Within one, the later stamp wins.
    `SEQUENCE:${Math.floor(stamp.getTime() / 60_000)}`,
    `DTSTAMP:${stamp.toISOString().replace(/[-:]|\.\d+/g, '')}`,
    start,
    `DURATION:${visit.time ? 'PT1H' : 'P1D'}`,
    `SUMMARY:${escaped(visit.what)}`,
    `DESCRIPTION:${escaped(note)}`,
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(visit.what)}`,
    // A day begins at midnight.
    `TRIGGER:${visit.time ? '-P1D' : '-PT15H'}`,
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return `${lines.flatMap(folded).join('\r\n')}\r\n`
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n')
}

/** Lines of at most 75 bytes; the ones after the first begin with a space. */
function folded(line: string): string[] {
  const lines = ['']
  for (const letter of line) {
    const last = lines.at(-1) ?? ''
    if (Buffer.byteLength(last + letter) <= 75) lines[lines.length - 1] = last + letter
    else lines.push(` ${letter}`)
  }
  return lines
}
