import { classNames } from '@/components/ui/class-names'
import type { ReportPageDto } from '@/lib/reports/report-page-queries'

const TURNS = { 0: '', 90: 'rotate-90', 180: 'rotate-180', 270: '-rotate-90' } as const

type ThumbnailProps = { orderId: string; page: ReportPageDto; alt: string; className?: string }

/** A page's picture in a square, so that it fits whichever way it is turned. */
export function PageThumbnail({ orderId, page, alt, className }: ThumbnailProps) {
  return (
    <span
      className={classNames(
        'block shrink-0 overflow-hidden rounded-field border border-line bg-sunk',
        className ?? 'size-28',
      )}
    >
      {/* Encrypted at rest and served by our own route: an image optimiser has no business here. */}
      {/* biome-ignore lint/performance/noImgElement: see above */}
      <img
        // What is hidden of it changes the picture under the same name.
        src={`/api/orders/${orderId}/pages/${page.id}?hidden=${page.hidden}`}
        alt={alt}
        loading="lazy"
        className={classNames('size-full object-contain', TURNS[page.turn])}
      />
    </span>
  )
}
