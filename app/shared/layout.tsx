import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { FocusShell } from '@/components/site/focus-shell'
import { PageBody } from '@/components/site/page-body'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: 'no-referrer' }

export default function SharedLayout({ children }: { children: ReactNode }) {
  return (
    <FocusShell>
      <PageBody>{children}</PageBody>
    </FocusShell>
  )
}
