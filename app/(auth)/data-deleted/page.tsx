import type { Metadata } from 'next'
import { LinkButton } from '@/components/ui/button'
import { PageHeading } from '@/components/ui/page-heading'
import { messagesFor } from '@/lib/shared/messages/messages'

const words = messagesFor('en').myAccount.erase.gone

export const metadata: Metadata = { title: words.title }

/** Where a patient arrives who has just deleted their data; it knows nobody any more. */
export default function DataDeletedPage() {
  return (
    <div className="grid gap-6">
      <PageHeading intro={words.text}>{words.title}</PageHeading>
      <p>
        <LinkButton href="/" variant="secondary">
          {words.home}
        </LinkButton>
      </p>
    </div>
  )
}
