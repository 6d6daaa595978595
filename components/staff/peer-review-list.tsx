import { Badge } from '@/components/ui/badge'
import { Checkbox } from '@/components/ui/checkbox'
import { LocalTime } from '@/components/ui/local-time'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextLink } from '@/components/ui/text-link'
import type { PeerReviewItem } from '@/lib/staff/peer-review'
import type { ButtonAction } from './form-action'

type PeerReviewListProps = { items: readonly PeerReviewItem[]; timeZone: string; confirm: ButtonAction }

/** Work that its author released alone: a colleague reads and watches it, and says so here. */
export function PeerReviewList({ items, timeZone, confirm }: PeerReviewListProps) {
  if (items.length === 0) return null
  return (
    <section aria-labelledby="peer-reviews" className="mt-10 max-w-page">
      <h2 id="peer-reviews" className="text-xl">
        Released alone, to be read by a colleague
      </h2>
      <ul className="mt-3 grid gap-3">
        {items.map((item) => (
          <li key={item.approvalId} className="rounded-card border border-line bg-surface px-4 py-3 text-sm">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <TextLink href={`/staff/orders/${item.orderId}`} prefetch={false}>
                {item.orderNumber}
              </TextLink>
              <span>
                released by {item.releasedBy ?? 'somebody'},{' '}
                <LocalTime date={item.releasedAt} timeZone={timeZone} isBare />
              </span>
              <Badge tone={item.isOverdue ? 'danger' : 'soon'}>
                {item.isOverdue ? 'Late, was due' : 'Due'}{' '}
                <LocalTime date={item.reviewDueAt} timeZone={timeZone} isBare />
              </Badge>
            </p>
            {item.isOwn ? (
              <p className="text-ink-soft">You released this; somebody else reads it.</p>
            ) : (
              <form action={confirm} className="flex flex-wrap items-center gap-x-4">
                <input type="hidden" name="approvalId" value={item.approvalId} />
                <Checkbox
                  id={`read-${item.approvalId}`}
                  name="hasRead"
                  required
                  label="I read the plain report and watched all of the video; both are right"
                />
                <SubmitButton size="sm">Confirm</SubmitButton>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
