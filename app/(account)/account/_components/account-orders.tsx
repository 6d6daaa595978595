import Link from 'next/link'
import { LinkButton } from '@/components/ui/button'
import type { AccountOrder, AccountPage } from '@/lib/account/account-queries'
import { formatDay } from '@/lib/shared/format-time'
import { messagesFor } from '@/lib/shared/messages/messages'
import { formatMoney } from '@/lib/shared/money'

const LINK = 'inline-flex min-h-[44px] items-center text-action underline underline-offset-4'

/** Orders in short: what was paid, the receipt, the links that are open. */
export function AccountOrders({ page }: { page: AccountPage }) {
  const { myAccount, orderStatus } = messagesFor('en')
  const words = myAccount.orders
  return (
    <section aria-labelledby="orders">
      <h2 id="orders" className="text-2xl">
        {words.heading}
      </h2>
      {page.orders.length === 0 && <p className="mt-2">{words.none}</p>}
      <ul className="mt-2">
        {page.orders.map((order) => (
          <li key={order.id} className="border-line border-b py-3">
            <p className="flex flex-wrap items-baseline justify-between gap-x-4">
              <Link href={`/orders/${order.id}`} className={`${LINK} font-semibold tabular-nums`}>
                {order.number}
              </Link>
              <span className="text-ink-soft text-sm">
                {formatDay(order.createdAt, page.timeZone)} · {orderStatus[order.status].label}
              </span>
            </p>
            <p className="flex flex-wrap items-center gap-x-5">
              <span>{order.paid ? words.paid({ amount: formatMoney(order.paid) }) : words.unpaid}</span>
              {order.receiptUrl && (
                <a href={order.receiptUrl} rel="noreferrer" className={LINK}>
                  {words.receipt}
                  <span className="sr-only"> {words.sharesOf({ number: order.number })}</span>
                </a>
              )}
              <Shares order={order} />
            </p>
          </li>
        ))}
      </ul>
      <p className="mt-4">
        <LinkButton href="/orders" variant="secondary">
          {words.all}
        </LinkButton>
      </p>
    </section>
  )
}

function Shares({ order }: { order: AccountOrder }) {
  const words = messagesFor('en').myAccount.orders
  if (!order.isDelivered || order.openShares === 0) return null
  return (
    <Link href={`/orders/${order.id}/share`} className={LINK}>
      {words.shares({ count: order.openShares })}
      <span className="sr-only"> {words.sharesOf({ number: order.number })}</span>
    </Link>
  )
}
