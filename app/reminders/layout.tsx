import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { FocusShell } from '@/components/site/focus-shell'
import { PageBody } from '@/components/site/page-body'

export const dynamic = 'force-dynamic'

/** The address holds a key: no search engine keeps it, and no page is told of it. */
export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: 'no-referrer' }

export default function RemindersLayout({ children }: { children: ReactNode }) {
  return (
    <FocusShell>
      <PageBody width="form">{children}</PageBody>
    </FocusShell>
  )
}
