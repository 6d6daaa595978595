import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import type { ClipDto, ClipUse } from '@/lib/videos/clip-schema'

/** The videos that a clip plays in. */
export function ClipUses({ clip, uses }: { clip: ClipDto; uses: readonly ClipUse[] }) {
  return (
    <section aria-labelledby="uses-heading" className="grid gap-2">
      <h2 id="uses-heading" className="text-lg">
        Used in
      </h2>
      {uses.length === 0 && <p className="text-ink-soft">No video yet.</p>}
      <ul>
        {uses.map(({ orderId, orderNumber, videoVersion, isDelivered }) => (
          <li
            key={`${orderId}-${videoVersion}`}
            className="flex flex-wrap items-center gap-x-3 border-line border-t"
          >
            <Link
              href={`/staff/orders/${orderId}`}
              prefetch={false}
              className="inline-flex min-h-[44px] items-center tabular-nums underline underline-offset-4"
            >
              {orderNumber}
            </Link>
            <span className="text-sm">Version {videoVersion}</span>
            {isDelivered && (
              <Badge tone={clip.stage === 'withdrawn' ? 'danger' : 'neutral'}>The patient can watch it</Badge>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
