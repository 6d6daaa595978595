import type { QueueFilter } from '@/lib/staff/queue-status'

/** The address of the queue in a certain view; what is usual is left out of it. */
export function queueAddress(view: {
  filter: QueueFilter
  q?: string | undefined
  cursor?: string | undefined
}): string {
  const query = new URLSearchParams()
  if (view.filter !== 'all') query.set('filter', view.filter)
  if (view.q) query.set('q', view.q)
  if (view.cursor) query.set('cursor', view.cursor)
  return query.size === 0 ? '/staff/queue' : `/staff/queue?${query}`
}
