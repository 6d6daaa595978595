import { Search } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { LinkButton } from '@/components/ui/button'
import { messagesFor } from '@/lib/shared/messages/messages'
import { SiteFooter } from './site-footer'
import { SiteMenu } from './site-menu'
import { Wordmark } from './wordmark'

type SiteShellProps = {
  children: ReactNode
  /** Behind sign-in: the page has its own links to the reader's orders. */
  isSignedIn?: boolean
}

/** The frame of every page that is not a step of something: header, content, footer. */
export function SiteShell({ children, isSignedIn = false }: SiteShellProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SiteHeader isSignedIn={isSignedIn} />
      <main id="main" tabIndex={-1} className="flex-1 outline-none">
        {children}
      </main>
      <SiteFooter />
    </div>
  )
}

/** On a wide screen the main pages stand in a row; on a narrow one they are in the menu, the order button is not. */
function SiteHeader({ isSignedIn }: { isSignedIn: boolean }) {
  const { search, site } = messagesFor('en')
  const { nav } = site
  const links = nav.links.filter(({ href }) => !(isSignedIn && href === '/sign-in'))
  return (
    <header className="z-20 border-line border-b bg-paper sm:sticky sm:top-0 print:hidden">
      <div className="mx-auto flex w-full max-w-page flex-wrap items-center gap-x-2 gap-y-1 px-5 py-2.5 max-[361px]:gap-x-1.5 max-[400px]:px-4 sm:px-8 md:gap-x-6">
        <Wordmark />
        <nav aria-label={nav.label} className="ms-auto max-md:hidden">
          <ul className="flex">
            {links.map((link) => (
              <li key={link.href}>
                <Link
                  href={link.href}
                  className="flex min-h-[44px] items-center whitespace-nowrap rounded-field px-2.5 font-medium text-ink underline-offset-4 hover:text-action hover:underline max-lg:px-2 max-lg:text-sm"
                >
                  {link.text}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <Link
          href="/search"
          prefetch={false}
          className="flex size-11 shrink-0 items-center justify-center rounded-field text-action hover:bg-action-tint max-md:hidden"
        >
          <Search aria-hidden className="size-6" />
          <span className="sr-only">{search.title}</span>
        </Link>
        <LinkButton href="/order" size="sm" className="max-md:ms-auto max-[340px]:px-2">
          <span className="max-lg:hidden">{nav.order}</span>
          <span className="lg:hidden">{nav.orderShort}</span>
        </LinkButton>
        <SiteMenu />
      </div>
    </header>
  )
}
