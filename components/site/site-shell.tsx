import Link from 'next/link'
import type { ReactNode } from 'react'
import { LinkButton } from '@/components/ui/button'
import { messagesFor } from '@/lib/shared/messages/messages'
import { SiteFooter } from './site-footer'
import { Wordmark } from './wordmark'

type SiteShellProps = {
  children: ReactNode
  /** Behind sign-in: the page has its own links to the reader's orders. */
  isSignedIn?: boolean
}

/** The frame of every page that is not a step of something: header, content, footer. */
export function SiteShell({ children, isSignedIn = false }: SiteShellProps) {
  const { site } = messagesFor('en')
  const links = site.nav.links.filter(({ href }) => !(isSignedIn && href === '/sign-in'))
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="z-20 border-line border-b bg-paper sm:sticky sm:top-0 print:hidden">
        <div className="mx-auto flex w-full max-w-page flex-wrap items-center justify-between gap-x-6 px-5 py-2.5 sm:px-8">
          <Wordmark />
          <LinkButton href="/order" size="sm" className="max-sm:hidden sm:order-3">
            {site.nav.order}
          </LinkButton>
          <nav aria-label={site.nav.label} className="w-full sm:order-2 sm:ms-auto sm:w-auto">
            <ul className="-mx-2 flex justify-between sm:mx-0 sm:justify-start sm:gap-2">
              {links.map((link) => (
                <li key={link.href}>
                  <Link
                    href={link.href}
                    className="flex min-h-[44px] items-center whitespace-nowrap rounded-field px-2 font-medium text-ink underline-offset-4 hover:text-action hover:underline max-sm:text-sm sm:px-3"
                  >
                    {link.text}
                  </Link>
                </li>
              ))}
              <li className="sm:hidden">
                <Link
                  href="/order"
                  className="flex min-h-[44px] items-center rounded-field px-2 font-semibold text-action text-sm underline underline-offset-4"
                >
                  {site.nav.orderShort}
                </Link>
              </li>
            </ul>
          </nav>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="flex-1 outline-none">
        {children}
      </main>
      <SiteFooter />
    </div>
  )
}
