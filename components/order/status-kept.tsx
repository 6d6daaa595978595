import { TextLink } from '@/components/ui/text-link'
import type { PatientOrder } from '@/lib/orders/order-queries'
import { isOpen } from '@/lib/orders/order-status'
import { RETENTION_YEARS } from '@/lib/orders/retention'
import { formatDay } from '@/lib/shared/format-time'
import { messagesFor } from '@/lib/shared/messages/messages'

/** Until when we keep what this order holds, or that it is gone. */
export function StatusKept({ order }: { order: PatientOrder }) {
  const words = messagesFor(order.locale).account.status.kept
  return (
    <div className="text-ink-soft">
      <p>{keptText(order)}</p>
      <TextLink href="/privacy#how-long">{words.link}</TextLink>
    </div>
  )
}

function keptText({ status, keptUntil, isErased, money, timeZone, locale }: PatientOrder): string {
  const words = messagesFor(locale).account.status.kept
  if (status === 'expired') return words.expired
  if (isErased) return words.erased
  // What a bank is still working on does not end with its days.
  if (isOpen(status) || money.isPending || keptUntil === null) return words.open({ years: RETENTION_YEARS })
  const day = formatDay(keptUntil, timeZone)
  const hasEnded = status === 'delivered' || status === 'canceled'
  return hasEnded ? words.until({ day }) : words.unpaid({ day })
}
