import type { OrdersClosed } from '@/lib/orders/service-availability'
import { messagesFor } from '@/lib/shared/messages/messages'

const HOUR_MS = 3_600_000

/** Why no new order is taken now, and when to come back. */
export function closedWords({ status, opensAt }: OrdersClosed, now: Date): { title: string; text: string } {
  const { title, text } = messagesFor('en').order.start.closed[status]
  return { title, text: text({ comeBack: comeBackText(opensAt, now) }) }
}

/** In hours or days from now: before the last step we do not know the reader's time zone. */
function comeBackText(opensAt: Date | null, now: Date): string {
  const { comeBack } = messagesFor('en').order.start
  if (opensAt === null) return comeBack.unknown
  const hours = Math.max(1, Math.ceil((opensAt.getTime() - now.getTime()) / HOUR_MS))
  return hours > 48 ? comeBack.inDays({ days: Math.ceil(hours / 24) }) : comeBack.inHours({ hours })
}
