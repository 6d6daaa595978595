const format = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' })

/** A calendar day (`2026-11-23`) in words: `November 23, 2026`. */
export function longDate(day: string): string {
  return format.format(new Date(`${day}T00:00:00Z`))
}
