import { formatInstant, isZoneOfReader, splitAtClock } from '@/lib/shared/format-time'
import { messagesFor } from '@/lib/shared/messages/messages'

/** A moment in the reader's own zone: `Tue, Nov 24, 3:15 pm your time`. */
export function MailTime({ date, timeZone, locale }: { date: Date; timeZone: string; locale: string }) {
  const [day, clock] = splitAtClock(formatInstant(date, timeZone, locale))
  return (
    <>
      {day}
      <span style={{ whiteSpace: 'nowrap' }}>{clock}</span>
      {isZoneOfReader(timeZone) && ` ${messagesFor(locale).common.yourTime}`}
    </>
  )
}
