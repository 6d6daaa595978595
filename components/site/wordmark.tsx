import Link from 'next/link'
import { common } from '@/lib/shared/messages/en/common'

/** The name with its sign: a page whose lines turn into a spoken word. */
export function Wordmark() {
  return (
    <Link
      href="/"
      className="-ms-1 inline-flex min-h-[44px] items-center gap-2.5 rounded-field px-1 max-[400px]:gap-1.5 max-[361px]:gap-1 text-ink no-underline hover:text-action"
    >
      <Sign className="size-8 shrink-0 max-[361px]:size-7" />
      <span className="font-display text-xl tracking-tight max-[400px]:text-lg max-[340px]:text-base">
        {common.brand}
      </span>
    </Link>
  )
}

function Sign({ className }: { className: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={className}>
      <path
        className="fill-action"
        d="M8 2h16a6 6 0 0 1 6 6v11a6 6 0 0 1-6 6h-8.6l-6.2 5.1c-.7.5-1.7.1-1.7-.8V25A6 6 0 0 1 2 19V8a6 6 0 0 1 6-6Z"
      />
      <path
        className="fill-none stroke-on-action"
        strokeWidth="2.4"
        strokeLinecap="round"
        d="M8.5 9.2h15M8.5 13.6h9.5M8.5 18c2.2 0 2.2-1.7 4.4-1.7s2.2 3 4.4 3 2.2-3 4.4-3 1.2.8 1.8 1.2"
      />
    </svg>
  )
}
