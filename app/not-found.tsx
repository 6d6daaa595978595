import type { Metadata } from 'next'
import { PageBody } from '@/components/site/page-body'
import { SiteShell } from '@/components/site/site-shell'
import { LinkButton } from '@/components/ui/button'
import { PageHeading } from '@/components/ui/page-heading'
import { messagesFor } from '@/lib/shared/messages/messages'

const words = messagesFor('en').common.notFound

export const metadata: Metadata = { title: words.title }

export default function NotFound() {
  return (
    <SiteShell>
      <PageBody width="measure">
        <PageHeading intro={words.text}>{words.heading}</PageHeading>
        <div className="mt-8 flex flex-wrap gap-3">
          <LinkButton href="/">{words.home}</LinkButton>
          <LinkButton href="/orders" variant="secondary">
            {words.orders}
          </LinkButton>
        </div>
      </PageBody>
    </SiteShell>
  )
}
