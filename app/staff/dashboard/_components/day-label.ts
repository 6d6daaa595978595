import { formatDay } from '@/lib/shared/format-time'

/** A local day such as `2026-11-23` for a reader. It was cut in the reader's zone already. */
export function dayLabel(day: string): string {
  return formatDay(new Date(`${day}T12:00:00Z`), 'UTC')
}
