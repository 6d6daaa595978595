import { formatInstant, isZoneOfReader, splitAtClock } from '@/lib/shared/format-time'
import { messagesFor } from '@/lib/shared/messages/messages'

type LocalTimeProps = {
  date: Date
  /** IANA zone of the reader, for example `America/New_York`. */
  timeZone: string
  locale?: string
  /** Leave out 'your time', for staff or where it was just said. */
  isBare?: boolean
}

/** A moment in the reader's own zone: `Tue, Nov 24, 3:15 pm your time`. Rendered on the server. */
export function LocalTime({ date, timeZone, locale = 'en', isBare = false }: LocalTimeProps) {
  const text = formatInstant(date, timeZone, locale)
  const suffix = isBare || !isZoneOfReader(timeZone) ? '' : ` ${messagesFor(locale).common.yourTime}`
  const [day, clock] = splitAtClock(text)
  return (
    <time dateTime={date.toISOString()}>
      {day}
      <span className="whitespace-nowrap">{clock}</span>
      {suffix}
    </time>
  )
}
