import { LocalTime } from '@/components/ui/local-time'
import type { WorkDelivery } from '@/lib/videos/workspace-dto'

/** When what was delivered, watched and taken back. */
export function DeliveryList({
  deliveries,
  timeZone,
}: {
  deliveries: readonly WorkDelivery[]
  timeZone: string
}) {
  if (deliveries.length === 0) return null
  const time = (date: Date) => <LocalTime date={date} timeZone={timeZone} isBare />
  return (
    <section aria-labelledby="deliveries-heading">
      <h2 id="deliveries-heading" className="text-lg">
        Deliveries
      </h2>
      <ol className="mt-2 grid gap-3 text-sm">
        {deliveries.map((delivery) => (
          <li key={delivery.id}>
            Video version {delivery.videoVersion}, delivered {time(delivery.deliveredAt)}.{' '}
            {delivery.firstWatchedAt ? <>First opened {time(delivery.firstWatchedAt)}.</> : 'Not opened yet.'}
            {delivery.withdrawnAt && (
              <span className="block whitespace-pre-wrap">
                Withdrawn {time(delivery.withdrawnAt)}: {delivery.withdrawReason ?? 'the reason was erased'}
              </span>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
