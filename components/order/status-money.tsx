import { LocalTime } from '@/components/ui/local-time'
import type { PatientOrder } from '@/lib/orders/order-queries'
import { messagesFor } from '@/lib/shared/messages/messages'
import { formatMoney, type Money } from '@/lib/shared/money'

/** What was paid, what went back and what is on its way back, with the receipt. */
export function StatusMoney({ order }: { order: PatientOrder }) {
  const words = messagesFor(order.locale).account.status.money
  const { charges, refunds, refunding, refundFailed, receiptUrl } = order.money
  if (charges.length === 0) return <p>{words.none}</p>
  return (
    <>
      <dl className="grid gap-2">
        {charges.map((charge) => (
          <Line
            key={`c${charge.at.getTime()}`}
            label={words.paid}
            amount={charge.amount}
            at={charge.at}
            order={order}
          />
        ))}
        {refunds.map((refund) => (
          <Line
            key={`r${refund.at.getTime()}`}
            label={words.refunded}
            amount={refund.amount}
            at={refund.at}
            order={order}
          />
        ))}
        {refunding && <Line label={words.refunding} amount={refunding} order={order} />}
        {refundFailed && <Line label={words.refundFailed} amount={refundFailed} order={order} />}
      </dl>
      {(refunding || refunds.length > 0) && <p className="mt-2 text-ink-soft text-sm">{words.refundHint}</p>}
      {refundFailed && <p className="mt-2 text-ink-soft text-sm">{words.refundFailedHint}</p>}
      {receiptUrl && (
        <p className="mt-2">
          <a
            href={receiptUrl}
            rel="noreferrer"
            className="inline-flex min-h-[44px] items-center font-medium text-action underline underline-offset-4"
          >
            {words.receipt}
          </a>
        </p>
      )}
    </>
  )
}

type LineProps = { label: string; amount: Money; at?: Date; order: PatientOrder }

function Line({ label, amount, at, order }: LineProps) {
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-4">
      <dt>
        {label}
        {at && (
          <span className="ms-2 text-ink-soft text-sm">
            <LocalTime date={at} timeZone={order.timeZone} locale={order.locale} isBare />
          </span>
        )}
      </dt>
      <dd className="font-semibold tabular-nums">{formatMoney(amount)}</dd>
    </div>
  )
}
