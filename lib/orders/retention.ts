/** How long a report, its video and its messages are kept after an order ends; the privacy page says the same. */
export const RETENTION_YEARS = 2

/** When what an order holds about health is erased, if the order ended now. */
export function retainUntilFrom(closedAt: Date): Date {
  const until = new Date(closedAt)
  until.setUTCFullYear(until.getUTCFullYear() + RETENTION_YEARS)
  return until
}
