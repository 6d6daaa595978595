import { LocalTime } from '@/components/ui/local-time'
import { Notice } from '@/components/ui/notice'
import { TextLink } from '@/components/ui/text-link'
import { STAFF_LABELS } from '@/lib/orders/order-status'
import type { UrgentElsewhere } from '@/lib/safety/urgent-elsewhere'
import { URGENT_LEVEL_LABELS } from '@/lib/safety/urgent-schema'

type Props = { flags: readonly UrgentElsewhere[]; timeZone: string }

/** Urgent flags that are open on orders which are not in the queue, above it. */
export function UrgentElsewhereList({ flags, timeZone }: Props) {
  if (flags.length === 0) return null
  const title =
    flags.length === 1
      ? '1 open urgent flag on an order outside the queue'
      : `${flags.length} open urgent flags on orders outside the queue`
  return (
    <Notice tone="danger" title={title} className="my-3">
      <ul>
        {flags.map(({ flagId, orderId, number, status, level, raisedAt }) => (
          <li key={flagId}>
            <TextLink href={`/staff/orders/${orderId}/urgent`} prefetch={false}>
              {number}
            </TextLink>{' '}
            ({STAFF_LABELS[status]}). {URGENT_LEVEL_LABELS[level]}. Raised{' '}
            <LocalTime date={raisedAt} timeZone={timeZone} isBare />
          </li>
        ))}
      </ul>
    </Notice>
  )
}
