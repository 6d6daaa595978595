/** IANA time zones a reader can choose, UTC included. */
export function listTimeZones(): string[] {
  return [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])]
}

/** Whether this runtime can show times in the zone. */
export function isTimeZone(name: string): boolean {
  if (name === '') return false
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    // A RangeError is this API's way of saying no.
    return false
  }
}
