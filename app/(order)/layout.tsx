import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { FocusShell } from '@/components/site/focus-shell'
import { currentPrice } from '@/lib/payments/price-queries'
import { messagesFor } from '@/lib/shared/messages/messages'
import { formatMoney } from '@/lib/shared/money'

/** Nothing below is prerendered: a build has neither a database nor a secret. */
export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  title: 'Order your video report',
  robots: { index: false },
  referrer: 'same-origin',
}

/** The frame of the order wizard: the price is always in sight, nothing leads away by accident. */
export default async function OrderLayout({ children }: { children: ReactNode }) {
  const price = await currentPrice()
  const { order } = messagesFor('en')
  return (
    <FocusShell
      aside={
        price && (
          <p>
            <span className="text-ink-soft">{order.priceLabel}</span>{' '}
            <strong className="text-base">{formatMoney(price)}</strong>
          </p>
        )
      }
    >
      {children}
    </FocusShell>
  )
}
