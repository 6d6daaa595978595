import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { messagesFor } from '@/lib/shared/messages/messages'

export type Crumb = { text: string; href: string }

/** The way from the home page to this one; the page itself is not a link. */
export function Breadcrumb({ trail, current }: { trail: readonly Crumb[]; current: string }) {
  const { breadcrumb } = messagesFor('en').articles
  return (
    <nav aria-label={breadcrumb.label} className="text-sm print:hidden">
      <ol className="flex flex-wrap items-center gap-x-1">
        {trail.map(({ text, href }) => (
          <li key={href} className="flex items-center gap-x-1">
            <Link
              href={href}
              className="flex min-h-[44px] items-center text-action underline underline-offset-4"
            >
              {text}
            </Link>
            <ChevronRight aria-hidden className="size-4 text-ink-soft rtl:rotate-180" />
          </li>
        ))}
        <li aria-current="page" className="text-ink-soft">
          {current}
        </li>
      </ol>
    </nav>
  )
}
