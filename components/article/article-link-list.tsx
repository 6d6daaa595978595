import Link from 'next/link'
import type { ArticleLink } from '@/lib/articles/view-schema'

const ROWS = 4

/** Always as high as four rows, so that another list in its place moves nothing. */
export function ArticleLinkList({ links }: { links: readonly ArticleLink[] }) {
  return (
    <ul className="mt-4 grid min-h-[calc(4*4.5rem+3*0.75rem)] auto-rows-[4.5rem] gap-3 sm:min-h-[calc(2*4.5rem+0.75rem)] sm:grid-cols-2">
      {links.slice(0, ROWS).map((link) => (
        <li key={link.href} className="min-w-0">
          <Link
            href={link.href}
            prefetch={false}
            className="flex h-full flex-col justify-center rounded-card border border-line bg-surface px-4 text-ink no-underline hover:border-action"
          >
            <span className="truncate text-ink-soft text-xs">{link.category}</span>
            <span className="truncate font-semibold">{link.title}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
