import type { Metadata } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { PageBody } from '@/components/site/page-body'
import { SiteShell } from '@/components/site/site-shell'
import { messagesFor } from '@/lib/shared/messages/messages'

/** Nothing below is prerendered: a build has neither a database nor a secret. */
export const dynamic = 'force-dynamic'

/** Nothing behind an order is found by a search engine, and no other site is told where a reader came from. */
export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: 'same-origin' }

const LINK =
  'inline-flex min-h-[44px] items-center font-medium text-action underline decoration-1 underline-offset-4 hover:decoration-2'

/** The frame of a patient's own pages. Each page checks for itself who is asking. */
export default function AccountLayout({ children }: { children: ReactNode }) {
  const { nav } = messagesFor('en').account
  return (
    <SiteShell isSignedIn>
      <PageBody>
        <nav aria-label={nav.label} className="-mt-3 mb-6 flex gap-6 print:hidden">
          <Link href="/orders" className={LINK}>
            {nav.orders}
          </Link>
          <Link href="/account" className={LINK}>
            {nav.account}
          </Link>
        </nav>
        {children}
      </PageBody>
    </SiteShell>
  )
}
