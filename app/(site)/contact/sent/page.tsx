import type { Metadata } from 'next'
import { PageBody } from '@/components/site/page-body'
import { LinkButton } from '@/components/ui/button'
import { PageHeading } from '@/components/ui/page-heading'
import { messagesFor } from '@/lib/shared/messages/messages'

const words = messagesFor('en').contact.sent

export const dynamic = 'error'

export const metadata: Metadata = { title: words.title, robots: { index: false } }

export default function MessageSentPage() {
  return (
    <PageBody width="measure">
      <PageHeading intro={words.text}>{words.title}</PageHeading>
      <div className="mt-8 flex flex-wrap gap-3">
        <LinkButton href="/">{words.home}</LinkButton>
        <LinkButton href="/orders" variant="secondary">
          {words.orders}
        </LinkButton>
      </div>
    </PageBody>
  )
}
