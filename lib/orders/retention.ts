/** How long a report, its video and its messages are kept after an order ends; the privacy page says the same. */
export const RETENTION_YEARS = 2

/** How long the records of a payment, and whose they are, are kept after an order ends (tax law); as above. */
export const MONEY_RECORD_YEARS = 7

/** When what an order holds about health is erased, if the order ended now. */
export function retainUntilFrom(closedAt: Date): Date {
  return inYears(closedAt, RETENTION_YEARS)
}

/** Orders that ended before this moment need no record any more of whose money it was. */
export function moneyRecordsSince(now: Date): Date {
  return inYears(now, -MONEY_RECORD_YEARS)
}

function inYears(from: Date, years: number): Date {
  const then = new Date(from)
  then.setUTCFullYear(then.getUTCFullYear() + years)
  return then
}
