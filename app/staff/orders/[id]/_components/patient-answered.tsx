import { LocalTime } from '@/components/ui/local-time'
import { Notice } from '@/components/ui/notice'
import { isOpen } from '@/lib/orders/order-status'
import type { OrderFacts } from '@/lib/staff/order-facts'

type Props = { facts: Pick<OrderFacts, 'status' | 'messages' | 'pausedAt'>; timeZone: string }

/** What stands between us and the patient: we wait for them, or they have answered. */
export function PatientAnswered({ facts, timeZone }: Props) {
  const last = facts.messages.at(-1)
  if (facts.pausedAt) {
    return (
      <Notice tone="soon" title="We wait for the patient">
        The promise is paused since <LocalTime date={facts.pausedAt} timeZone={timeZone} isBare />.{' '}
        <a href="#ask">What we asked</a>
      </Notice>
    )
  }
  if (last?.author !== 'patient' || !isOpen(facts.status)) return null
  return (
    <Notice title="The patient answered">
      <p className="whitespace-pre-wrap">{last.body}</p>
      <p className="text-sm">
        <LocalTime date={last.at} timeZone={timeZone} isBare />, <a href="#ask">all messages</a>
      </p>
    </Notice>
  )
}
