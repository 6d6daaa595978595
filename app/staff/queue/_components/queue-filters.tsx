import Link from 'next/link'
import { classNames } from '@/components/ui/class-names'
import type { QueueCounts } from '@/lib/staff/queue-queries'
import { FILTER_LABELS, QUEUE_FILTERS, type QueueFilter } from '@/lib/staff/queue-status'
import { queueAddress } from './queue-address'

/** Views of the queue, with how many orders each holds. */
export function QueueFilters({
  current,
  counts,
}: {
  current: QueueFilter | null
  counts: QueueCounts | null
}) {
  return (
    <nav aria-label="Show">
      <ul className="-ms-2.5 flex flex-wrap">
        {QUEUE_FILTERS.map((filter) => (
          <li key={filter}>
            <Link
              href={queueAddress({ filter })}
              prefetch={false}
              {...(filter === current && { 'aria-current': 'page' as const })}
              className={classNames(
                'flex min-h-[44px] items-center gap-1.5 border-b-2 px-2.5 text-sm',
                filter === current
                  ? 'border-action font-semibold text-action'
                  : 'border-transparent text-ink hover:text-action',
              )}
            >
              {FILTER_LABELS[filter]}
              {counts && <span className="text-ink-soft tabular-nums">{counts[filter]}</span>}
            </Link>
          </li>
        ))}
        {counts && counts.late > 0 && (
          <li className="flex min-h-[44px] items-center px-2.5 font-semibold text-danger text-sm">
            {counts.late} late
          </li>
        )}
      </ul>
    </nav>
  )
}
