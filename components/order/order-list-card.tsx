import { Badge, type BadgeTone } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { SubmitButton } from '@/components/ui/submit-button'
import type { OrderListItem } from '@/lib/orders/order-queries'
import type { OrderStatus } from '@/lib/orders/order-status'
import { formatInstant, isZoneOfReader } from '@/lib/shared/format-time'
import { messagesFor } from '@/lib/shared/messages/messages'

const TONES = {
  draft: 'neutral',
  awaiting_payment: 'neutral',
  received: 'action',
  in_production: 'action',
  in_review: 'action',
  needs_info: 'soon',
  delivered: 'success',
  canceled: 'neutral',
  expired: 'neutral',
} as const satisfies Record<OrderStatus, BadgeTone>

type Props = {
  order: OrderListItem
  now: Date
  /** Opens this unpaid order in the wizard. */
  goOn: () => Promise<void>
}

/** One order in the list of a patient's orders. */
export function OrderListCard({ order, now, goOn }: Props) {
  const { account, orderStatus } = messagesFor('en')
  const words = account.orders
  const isReady = order.status === 'delivered' && !order.isErased
  return (
    <Card>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 className="text-xl">{order.number}</h2>
        {order.isErased ? (
          <Badge tone="neutral">{words.erased}</Badge>
        ) : (
          <Badge tone={TONES[order.status]}>{orderStatus[order.status].label}</Badge>
        )}
      </div>
      <p className="mt-1 text-ink-soft">{timeLine(order, now)}</p>
      <div className="mt-4 flex flex-wrap gap-3">
        {isReady && <LinkButton href={`/orders/${order.id}/watch`}>{words.watch}</LinkButton>}
        {order.status === 'draft' ? (
          <form action={goOn}>
            <SubmitButton variant="secondary" aria-label={`${words.goOn} ${order.number}`}>
              {words.goOn}
            </SubmitButton>
          </form>
        ) : (
          <LinkButton
            href={`/orders/${order.id}`}
            variant="secondary"
            aria-label={`${words.open} ${order.number}`}
          >
            {words.open}
          </LinkButton>
        )}
      </div>
    </Card>
  )
}

function timeLine(order: OrderListItem, now: Date): string {
  const { status, timeZone, createdAt, dueAt, deliveredAt, promiseMissedAt, isPromiseKept, isErased } = order
  const { account, common } = messagesFor('en')
  const at = (date: Date) =>
    [formatInstant(date, timeZone, 'en'), isZoneOfReader(timeZone) && common.yourTime]
      .filter(Boolean)
      .join(' ')
  if (deliveredAt && !isErased) return account.orders.readySince({ when: at(deliveredAt) })
  const isOnItsWay = status === 'received' || status === 'in_production' || status === 'in_review'
  if (dueAt && isOnItsWay && promiseMissedAt === null && isPromiseKept) return account.orders.again
  if (dueAt && isOnItsWay && dueAt < now) return account.orders.late
  if (dueAt && isOnItsWay) return account.orders.dueBy({ when: at(dueAt) })
  return account.orders.orderedOn({ when: at(createdAt) })
}
