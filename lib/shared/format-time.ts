import { isTimeZone } from './time-zones'

const FALLBACK_ZONE = 'UTC'

/**
 * A moment for a reader: `Tue, Nov 24, 3:15 pm`. Where the clock is set back and the same local time comes twice,
 * the zone's short name follows. A zone that is unknown falls back to UTC. In UTC the text says so: nobody lives there.
 */
export function formatInstant(date: Date, timeZone: string, locale = 'en-US'): string {
  if (!isZoneOfReader(timeZone)) return `${localTime(date, FALLBACK_ZONE, locale)} ${FALLBACK_ZONE}`
  const text = localTime(date, timeZone, locale)
  return happensTwice(date, timeZone, locale) ? `${text} ${zoneName(date, timeZone, locale)}` : text
}

/**
 * A text of `formatInstant` as its day and its clock: '11:28' at the end of a line with its 'pm' on the next is misread,
 * so that screens and mails keep the second part on one line.
 */
export function splitAtClock(text: string): [day: string, clock: string] {
  const clockAt = text.lastIndexOf(' ', text.search(/\d:/)) + 1
  return [text.slice(0, clockAt), text.slice(clockAt)]
}

/** Whether a time in this zone can be called the reader's own: UTC stands for readers whose zone is not known. */
export function isZoneOfReader(timeZone: string): boolean {
  return timeZone !== FALLBACK_ZONE && isTimeZone(timeZone)
}

/** A moment for somebody whose zone is not known, in ours and with its name: `Tue, Nov 24, 3:15 pm, New York time`. */
export function formatInstantWithZone(date: Date, timeZone: string, locale = 'en-US'): string {
  const city = timeZone.split('/').at(-1)?.replaceAll('_', ' ')
  if (!isTimeZone(timeZone) || !timeZone.includes('/'))
    return `${localTime(date, FALLBACK_ZONE, locale)} ${FALLBACK_ZONE}`
  return `${localTime(date, timeZone, locale)}, ${city} time`
}

/** A day for a reader: `Nov 24, 2026`, in UTC where the zone is unknown. */
export function formatDay(date: Date, timeZone: string, locale = 'en-US'): string {
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: isTimeZone(timeZone) ? timeZone : FALLBACK_ZONE,
    year: 'numeric',
    month: 'short',
    day: 'numeric',
  })
  return format.format(date)
}

function localTime(date: Date, timeZone: string, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  })
  const parts = format.formatToParts(date)
  const text = parts
    .map((part) => (part.type === 'dayPeriod' ? part.value.toLowerCase() : part.value))
    .join('')
  // Some versions of the locale data put a narrow no-break space before am and pm: not every mail reader shows it.
  return text.replaceAll(/[\u202f\u00a0]/g, ' ')
}

/** Half an hour is how far one zone (Lord Howe) moves its clocks; all others move them by an hour. */
const CLOCK_SHIFTS_MS = [30 * 60_000, 60 * 60_000]

function happensTwice(date: Date, timeZone: string, locale: string): boolean {
  const text = localTime(date, timeZone, locale)
  return CLOCK_SHIFTS_MS.some((shift) =>
    [-shift, shift].some((move) => localTime(new Date(date.getTime() + move), timeZone, locale) === text),
  )
}

function zoneName(date: Date, timeZone: string, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'short' })
  return format.formatToParts(date).find((part) => part.type === 'timeZoneName')?.value ?? timeZone
}
