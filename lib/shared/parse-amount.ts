/** What a person typed as an amount of money (`49`, `49.50`, `49,5`) in the currency's smallest unit; null when it is none. */
export function amountMinorFrom(typed: string, currency: string): number | null {
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency: currency.toUpperCase() })
  const decimals = format.resolvedOptions().maximumFractionDigits ?? 2
  const [, whole, part = ''] = /^\s*(\d{1,9})(?:[.,](\d+))?\s*$/.exec(typed) ?? []
  if (whole === undefined || part.length > decimals) return null
  return Number(whole + part.padEnd(decimals, '0'))
}
