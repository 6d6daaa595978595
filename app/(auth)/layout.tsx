import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { FocusShell } from '@/components/site/focus-shell'
import { PageBody } from '@/components/site/page-body'

/** Nothing below is prerendered: a build has neither a database nor a secret. */
export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  robots: { index: false, follow: false },
  // Addresses here can hold a token. Not `no-referrer`: with it browsers send a form without its origin, and a
  // form without an origin is refused.
  referrer: 'strict-origin',
}

export default function SignInLayout({ children }: { children: ReactNode }) {
  return (
    <FocusShell>
      <PageBody width="form">{children}</PageBody>
    </FocusShell>
  )
}
