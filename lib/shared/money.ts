/** An amount in the currency's smallest unit (cents for USD) with its ISO 4217 code in lower case. */
export type Money = { amountMinor: number; currency: string }

/** Formats for a reader, for example `$149.00`. The number of decimals is the currency's own. */
export function formatMoney({ amountMinor, currency }: Money, locale = 'en-US'): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency: currency.toUpperCase() })
  const decimals = format.resolvedOptions().maximumFractionDigits ?? 2
  return format.format(amountMinor / 10 ** decimals)
}
