import Link from 'next/link'
import type { ReactNode } from 'react'
import { classNames } from './class-names'

type TextLinkProps = {
  href: string
  children: ReactNode
  /** Adds to the look: numbers in a table, for example. */
  className?: string
  /** False where pages ahead would be fetched for nothing. */
  prefetch?: false
}

/** A link that stands alone on its line: to a page, and with a plain anchor to a file, a phone or a mail address. */
export function TextLink({ href, children, className, prefetch }: TextLinkProps) {
  const look = classNames(
    'inline-flex min-h-[44px] items-center font-semibold text-action underline underline-offset-4',
    className,
  )
  const isPage = href.startsWith('/') && !href.startsWith('/api/')
  if (!isPage)
    return (
      <a href={href} className={look}>
        {children}
      </a>
    )
  return (
    <Link href={href} className={look} {...(prefetch === false && { prefetch })}>
      {children}
    </Link>
  )
}
