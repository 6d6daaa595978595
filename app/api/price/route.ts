import { currentPrice } from '@/lib/payments/price-queries'
import { formatMoney } from '@/lib/shared/money'

export const dynamic = 'force-dynamic'

/** The price of today for pages that were built before it changed. 404 while nothing is for sale. */
export async function GET(): Promise<Response> {
  const price = await currentPrice()
  if (!price)
    return Response.json({ error: 'no_price' }, { status: 404, headers: { 'cache-control': 'no-store' } })
  const { amountMinor, currency } = price
  return Response.json(
    { formatted: formatMoney({ amountMinor, currency }), amountMinor, currency },
    { headers: { 'cache-control': 'public, max-age=60' } },
  )
}
