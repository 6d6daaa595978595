import { systemClock } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'

/** The one thing we sell today; prices hang on its row. */
const PRODUCT_CODE = 'video_report'

export type CurrentPriceDto = {
  priceId: string
  amountMinor: number
  currency: string
  /** What the payment provider and the receipt show: opaque. */
  productName: string
}

/** The price an order placed at `now` pays, or null when nothing is for sale. */
export async function currentPrice(
  now: Date = systemClock.now(),
  tx: Pick<Tx, 'price'> = db(),
): Promise<CurrentPriceDto | null> {
  const price = await tx.price.findFirst({
    where: {
      product: { code: PRODUCT_CODE, active: true },
      validFrom: { lte: now },
      OR: [{ validUntil: null }, { validUntil: { gt: now } }],
    },
    orderBy: { validFrom: 'desc' },
    select: { id: true, amountMinor: true, currency: true, product: { select: { statementName: true } } },
  })
  if (!price) return null
  const { id: priceId, amountMinor, currency, product } = price
  return { priceId, amountMinor, currency, productName: product.statementName }
}
